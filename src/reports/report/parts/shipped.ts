// Words of our own among those of a team, in the language of the report: names that a review began with, reasons of versions, and what joins the parts of a sentence nobody has worded.
import type { Segment } from '../../../configurations/wording.ts'
import { DEFAULT_FACETS, DEFAULT_LEVELS } from '../../../reviews/domain.ts'
import type { Words } from './words.ts'

type Named = readonly { readonly key: string; readonly name: string }[]
const keysOf = (kind: 'level' | 'facet', shipped: Named) =>
  new Map(shipped.map(({ key, name }) => [name, `report.${kind}.${key}`]))
const LEVELS = keysOf('level', DEFAULT_LEVELS)
/** Columns of the table of included studies among them. */
const FACETS = keysOf('facet', [...DEFAULT_FACETS, { key: 'stakeholders', name: 'Stakeholders' }])
const TERMS = new Map([
  ['Implementing', 'report.term.implementing'],
  ['Embedding', 'report.term.embedding'],
])

/** A name that the team left as it came is said in the language of the report; its own stays as it wrote it. */
const leftAs = (keys: ReadonlyMap<string, string>, name: string, { say }: Words) => {
  const key = keys.get(name)
  return key === undefined ? name : say(key)
}
export const levelSaid = (name: string, words: Words) => leftAs(LEVELS, name, words)
export const facetSaid = (name: string, words: Words) => leftAs(FACETS, name, words)
/** Terms that come with a facet: those of the phases. */
export const termSaid = (name: string, words: Words) => leftAs(TERMS, name, words)

type Worded = { readonly segments: readonly Segment[]; readonly isGenerated: boolean }

const JOINS = /\b(?:[Gg]iven|and|by|[Ww]here the mechanism is absent:)/g

/** Of a sentence that was put together, what stands between the parts is ours. */
export function segmentsIn({ segments, isGenerated }: Worded, { say, language }: Words): readonly Segment[] {
  if (!isGenerated || language === 'en') return segments
  const key = (join: string) => (/^[Ww]here/.test(join) ? `${join.slice(0, 5)}Absent` : join)
  return segments.map(one =>
    one.role === null ? { ...one, text: one.text.replaceAll(JOINS, join => say(`report.joined.${key(join)}`)) } : one,
  )
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^Begun without a draft$/, 'begun'],
  [/^Drafted from (?<n>\d+) configurations?$/, 'drafted'],
  [/^Drafted again$/, 'draftedAgain'],
  [/^Lines of a new draft$/, 'newLines'],
  [/^Plain words$/, 'plainWords'],
  [/^What it rests on$/, 'rests'],
  [/^New line: (?<kind>[a-z ]+)$/, 'lineAdded'],
  [/^Line: (?<kind>[a-z ]+)$/, 'lineChanged'],
  [/^Line removed$/, 'lineRemoved'],
  [/^Order of lines$/, 'linesMoved'],
  [/^Taken back$/, 'takenBack'],
  [/^Version (?<n>\d+) again$/, 'again'],
]

/** Why a version of a principle came to be, as the team put it or, where saving said it, as we do. */
export function reasonSaid(reason: string, words: Words): string {
  const { say, counted } = words
  if (reason === '') return say('report.story.noReason')
  for (const [pattern, name] of REASONS) {
    const found = pattern.exec(reason)
    if (found === null) continue
    const { n, kind } = found.groups ?? {}
    if (name === 'drafted') return counted(Number(n), 'report.reason.drafted')
    const values = { ...(n === undefined ? {} : { n }), ...(kind === undefined ? {} : { kind: lineKind(kind, words) }) }
    return say(`report.reason.${name}`, values)
  }
  return reason
}

const lineKind = (kind: string, { say }: Words) => say(`report.line.${kind.replaceAll(' ', '-')}`)

/** Who signed: "Lena, Ravi and Olga together" is put together too. */
export function signedBy(by: string | null, { say, language }: Words): string {
  if (by === null || by === 'the review team') return say('report.team')
  const names = language === 'en' ? undefined : /^(.+) and (.+) together$/.exec(by)
  return names == null ? by : say('report.together', { names: names[1] ?? '', last: names[2] ?? '' })
}

/** With the place of further authors, and one stop behind a title that asks. */
export const citationSaid = (citation: string, { say }: Words) =>
  citation
    .replace(/ and others(?=[.] | [(]|$)/, () => ` ${say('report.chain.others')}`)
    .replaceAll(/(?<=[?!…])[.](?= |$)/g, '')
