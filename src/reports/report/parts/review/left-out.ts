// Which full texts were excluded and why, and which could not be had: one row each, as many as the flow counts.
import type { LeftOut } from '../../around/around.ts'
import type { Source } from '../../source.ts'
import { type Block, details, missing, paragraph, table } from '../../writing/blocks.ts'
import type { Words } from '../words.ts'

/** `folded` under a line that unfolds, for the report in which it is no main matter. */
export function leftOutBlocks({ around, flow }: Source, words: Words, folded: boolean): Block[] {
  if (around === null) return []
  const { say } = words
  const { isBlind } = around
  const of = (standing: LeftOut['standing']) => around.leftOut.filter(one => one.standing === standing)
  const { sought, excludedFullText, notRetrieved } = flow.total
  if (sought + excludedFullText + notRetrieved + around.leftOut.length === 0)
    return [...(isBlind ? [missing(say('report.leftOut.unseen'))] : []), missing(say('report.leftOut.unsought'))]
  const parts = [
    { key: 'excluded', rows: of('excluded'), counted: flow.total.excludedFullText },
    { key: 'unavailable', rows: of('not retrieved'), counted: flow.total.notRetrieved },
  ]
  const unseen = isBlind ? [missing(say('report.leftOut.unseen'))] : []
  const shown = parts.flatMap(({ key, rows, counted }): Block[] => {
    const more = counted - rows.length
    const caption = say(`report.leftOut.${key}`)
    const blocks = [
      ...(rows.length === 0 ? [paragraph(say(`report.leftOut.${key}.none`))] : [leftOutTable(rows, caption, words)]),
      ...(more <= 0 || isBlind ? [] : [missing(say('report.leftOut.elsewhere', { n: more }))]),
    ]
    return folded && rows.length > 0 ? [details(`${caption} (${rows.length})`, blocks)] : blocks
  })
  return [...unseen, ...shown]
}

function leftOutTable(rows: readonly LeftOut[], caption: string, { say }: Words): Block {
  const head = ['document', 'year', 'reason'].map(column => say(`report.leftOut.${column}`))
  return table(
    caption,
    head,
    byName(rows).map(row => [
      [
        { text: nameOf(row) },
        ...(row.doi === '' ? [] : [{ text: ' ' }, { text: row.doi, href: `https://doi.org/${row.doi}` }]),
      ],
      row.year === null ? '–' : String(row.year),
      row.reason === '' ? say('report.noReason') : row.reason,
    ]),
  )
}

const nameOf = (row: LeftOut) => `${whoOf(row)}${row.title}`

/** In the order of what is read first in a row. */
const byName = (rows: readonly LeftOut[]) =>
  rows.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en') || a.id - b.id)

function whoOf({ authors }: LeftOut): string {
  const [first] = authors
  if (first === undefined) return ''
  return `${first.split(',')[0]}${authors.length > 1 ? ' et al.' : ''}: `
}
