// What the forms of theories take. Statements come as lists of equal length, one place a statement.
import { z } from 'zod'
import { choice, needed, optional, several, text, version, whole } from '../core/http/fields.ts'
import { INFERENCES } from './domain.ts'

const part = () => text(1000)

const Words = z.object({
  title: needed('a title', 200),
  status: choice(['initial', 'candidate', 'refined'], 'Choose the status.'),
  text: text(20_000),
  reason: text(2000),
  inference: optional(choice(INFERENCES)),
  inferenceReason: text(2000),
  statementId: several(optional(whole(1, 999_999_999))),
  number: several(text(10)),
  ifText: several(part()),
  thenText: several(part()),
  becauseText: several(part()),
})

type Lists = Pick<z.output<typeof Words>, 'statementId' | 'number' | 'ifText' | 'thenText' | 'becauseText'>

/** Rows without any words are left out; a number left empty is the row's place, or the next that no row has. */
function rowsOf({ statementId, number, ifText, thenText, becauseText }: Lists) {
  const length = Math.max(number.length, ifText.length, thenText.length, becauseText.length)
  const rows = Array.from({ length }, (_, at) => ({
    id: statementId[at] ?? null,
    number: number[at] ?? '',
    ifText: ifText[at] ?? '',
    thenText: thenText[at] ?? '',
    becauseText: becauseText[at] ?? '',
  })).filter(row => row.ifText !== '' || row.thenText !== '' || row.becauseText !== '')
  const used = new Set(rows.map(row => row.number))
  return rows.map((row, at) => {
    if (row.number !== '') return row
    let place = at + 1
    while (used.has(String(place))) place++
    used.add(String(place))
    return { ...row, number: String(place) }
  })
}

/** The fields as typed, with the lists put together as statements. */
export function wordsOf<T extends Lists>({ statementId, number, ifText, thenText, becauseText, ...words }: T) {
  return { ...words, statements: rowsOf({ statementId, number, ifText, thenText, becauseText }) }
}

export const TheoryForm = Words.transform(words => wordsOf(words))
/** To be added to by the page that also asks by which move a theory changes. */
export const RevisionFields = Words.extend({ version: version() })

/** The rows as typed, for showing a refused form again; null where none were. */
export function typedRows(raw: unknown) {
  if (raw === null || typeof raw !== 'object' || !('ifText' in raw)) return null
  const parsed = Words.pick({
    statementId: true,
    number: true,
    ifText: true,
    thenText: true,
    becauseText: true,
  }).safeParse(raw)
  return parsed.success ? rowsOf(parsed.data) : null
}
