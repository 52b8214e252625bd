// Files damaged at random: no reader throws, stops for good or hands on an entry that is neither record nor refusal.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FILES } from './library.ts'
import { readText } from './read-text.ts'
import { workbookFile } from './workbook-file.ts'

const WORKBOOK = workbookFile([
  ['Title', 'Authors', 'Year'],
  ['Being heard', 'Mercer, Anna', 2019],
])
const files = Object.entries(FILES).map(([kind, text]) => [kind, Buffer.from(text)] as const)

test.each([...files, ['xlsx', WORKBOOK] as const])('%s', async (_kind, bytes) => {
  const place = fc.nat({ max: bytes.length - 1 })
  const patch = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 6 }),
    fc
      .constantFrom('{', '}', '"', '<', '>', '\n', '\n\n', '@a{b,', '<![CDATA[', '&#0;', '\\', '\u0000', ']', ',')
      .map(text => Buffer.from(text)),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(place, patch, fc.nat({ max: 40 })), { minLength: 1, maxLength: 4 }),
      place,
      async (patches, end) => {
        const damaged = patches.reduce(
          (text, [at, given, gone]) => Buffer.concat([text.subarray(0, at), given, text.subarray(at + gone)]),
          bytes,
        )
        for (const text of [damaged, bytes.subarray(0, end)]) {
          const { references, refusal, remarks } = await readText(text, 97)
          for (const one of references) expect(one.record === null).toBe(one.refusal !== null)
          expect(refusal === null || refusal.endsWith('.')).toBe(true)
          for (const remark of [...references, ...remarks]) expect(remark.line).toBeGreaterThan(0)
        }
      },
    ),
    { numRuns: 60 },
  )
})
