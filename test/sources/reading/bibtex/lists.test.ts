// What BibTeX keeps as lists: keywords, each with its TeX and its commas, and names that hold an “and”.
import { expect, test } from 'vitest'
import { recordsIn } from '../formats/read-text.ts'

const read = async (fields: string) => (await recordsIn(`@article{k,\n  title = {T},\n  ${fields}\n}`))[0]

test.each([
  ['{Health Services, Rural}, trust', ['Health Services, Rural', 'trust']],
  ["R\\&D; 5\\% less;\n  caf{\\'e}", ['R&D', '5% less', 'café']],
  ['trusting, trust, a trust', ['trusting', 'trust', 'a trust']],
  ['', []],
])('keywords {%s}', async (written, words) => {
  expect((await read(`keywords = {${written}},`))?.keywords).toEqual(words)
})

test('a publisher with an “and” in its name is one', async () => {
  expect((await read('publisher = {Health \\& Social Care and Housing},'))?.publisher).toBe(
    'Health & Social Care and Housing',
  )
})

test('breaks of lines and paragraphs stay where they are said', async () => {
  const record = await read('abstract = {One. {\\par} Two.}, annote = {A & {\\newline} b},')
  expect(record?.abstract).toBe('One.\n\nTwo.')
  expect(record?.notes).toBe('A &\nb')
})
