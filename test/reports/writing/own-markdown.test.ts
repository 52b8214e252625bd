// What a team wrote in Markdown stays below the headings of the report it stands in, and is never a page of its own.
import { expect, test } from 'vitest'
import { ownMarkdown } from '../../../src/reports/report/writing/own-markdown.ts'

test('headings go down, tags go, and code stays as it is', () => {
  expect(ownMarkdown('# Big\n## Less\nAnd\n===\n#no heading')).toBe('#### Big\n##### Less\nAnd\n\\===\n#no heading')
  expect(ownMarkdown('[a](javascript:alert(1)) [b](https://example.org) [c](#place)')).toBe(
    '[a\\](javascript:alert(1)) [b](https://example.org) [c](#place)',
  )
  expect(ownMarkdown('A <b>b</b> <script>alert(1)</script> a < b')).toBe('A b  a < b')
  expect(ownMarkdown('`<b>` and <b>')).toBe('`<b>` and ')
  expect(ownMarkdown('```\n# as it is <b>\n```\n# Big')).toBe('```\n# as it is <b>\n```\n#### Big')
  expect(ownMarkdown('<img src=x onerror=alert(1)\nand <https://example.org>')).toBe(
    '&lt;img src=x onerror=alert(1)\nand <https://example.org>',
  )
  expect(ownMarkdown('One\n\n---\n\n- a\n- b')).toBe('One\n\n---\n\n- a\n- b')
})
