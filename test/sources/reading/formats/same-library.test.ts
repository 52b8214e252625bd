// One library exported in every format gives the same records.
import { describe, expect, test } from 'vitest'
import { ARTICLE, FILES } from './library.ts'
import { readText, recordsIn } from './read-text.ts'

describe('the same article', () => {
  test.each(Object.entries(FILES))('in %s', async (kind, text) => {
    const read = await readText(text)
    expect(read).toMatchObject({ kind, refusal: null, remarks: [] })
    const [record] = read.references.map(reference => reference.record)
    expect({ ...record, pmid: '' }).toEqual(ARTICLE)
    expect(read.references[0]?.raw).toContain('Being heard in')
  })

  test.each(Object.entries(FILES))('in %s however the file is cut, with every line end', async (_kind, text) => {
    const whole = await recordsIn(text)
    for (const piece of [1, 13]) expect(await recordsIn(text, piece)).toEqual(whole)
    for (const end of ['\r', '\r\n']) expect(await recordsIn(text.replaceAll('\n', end))).toEqual(whole)
  })
})
