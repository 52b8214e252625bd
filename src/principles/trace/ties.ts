// Which configurations each sentence and each line of a principle is tied to, and the part of a trace that belongs to one of them.
import { nameOf } from '../../configurations/domain.ts'
import type { Line, Ref } from '../domain.ts'
import { referencesIn } from '../references.ts'
import { documentsIn, keyOf, type Trace } from './trace.ts'

export type Tied = Ref & {
  readonly name: string
  /** False for what the principle does not rest on. */
  readonly isUnder: boolean
  /** False for a number that nothing in the review has. */
  readonly isThere: boolean
}

export type Sentence = {
  /** In the order of the explanation, from 1. */
  readonly number: number
  readonly text: string
  readonly ties: readonly Tied[]
}

const LONGEST = 100_000
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
const LEADING = /^(?:\s*\[(?:CMOC|account) [1-9]\d{0,8}\](?!\())+[\s.;]*/i
/** After a reference and a full stop a new sentence begins, whatever letter it begins with. */
const REFERRED = /(?<=\][.;] )/
const MARKS = /^[\s>#*+-]+/

/** The sentences of an explanation; references after a full stop belong to the sentence before it. */
export function sentencesIn(explanation: string): string[] {
  return explanation
    .slice(0, LONGEST)
    .split('\n')
    .flatMap(line => {
      const sentences: string[] = []
      const segments = [...segmenter.segment(line.replace(MARKS, ''))].flatMap(({ segment }) => segment.split(REFERRED))
      for (const segment of segments) {
        const before = sentences.length - 1
        const late = before < 0 ? '' : (LEADING.exec(segment)?.[0] ?? '')
        if (late !== '') sentences[before] += late
        const rest = segment.slice(late.length)
        if (rest.trim() !== '') sentences.push(rest)
      }
      return sentences.map(sentence => sentence.trim())
    })
}

/** What a trace reaches: the principle's configurations, and the accounts under them. */
function reached(trace: Trace): ReadonlySet<string> {
  return new Set(trace.configurations.flatMap(one => [keyOf(one), ...one.accounts.map(keyOf)]))
}

/** `dead` names what the explanation refers to and is not in the review. */
export function tiedSentences(explanation: string, trace: Trace, dead: readonly string[]): Sentence[] {
  const under = reached(trace)
  return sentencesIn(explanation).map((text, at) => ({
    number: at + 1,
    text,
    ties: referencesIn(text).map(ref => tiedTo(ref, under, dead)),
  }))
}

export function tiedLines(
  lines: readonly Line[],
  trace: Trace,
): { readonly id: number; readonly kind: string; readonly text: string; readonly ties: readonly Tied[] }[] {
  const under = reached(trace)
  return lines.map(({ id, kind, text, layer, configurationId }) => ({
    id,
    kind,
    text,
    ties: layer === null || configurationId === null ? [] : [tiedTo({ layer, id: configurationId }, under, [])],
  }))
}

const tiedTo = ({ layer, id }: Ref, under: ReadonlySet<string>, dead: readonly string[]): Tied => ({
  layer,
  id,
  name: nameOf(layer, id),
  isUnder: under.has(keyOf({ layer, id })),
  isThere: !dead.includes(nameOf(layer, id)),
})

/** The chain of these alone; an account that is named is shown under the configurations it contributes to. */
export function narrowed(trace: Trace, refs: readonly Ref[]): Trace {
  const wanted = new Set(refs.map(keyOf))
  const configurations = trace.configurations.flatMap(one => {
    if (wanted.has(keyOf(one))) return [one]
    const accounts = one.accounts.filter(account => wanted.has(keyOf(account)))
    return accounts.length === 0 ? [] : [{ ...one, accounts }]
  })
  const named = documentsIn(configurations, [])
  return { configurations, own: [], origins: trace.origins.filter(origin => named.has(origin.documentId)) }
}

type Choice = Readonly<Record<'sentence' | 'line' | 'configuration' | 'account', number | null>>
export type Chosen = { readonly name: string; readonly ties: readonly Ref[] }

/** What the chain is narrowed to; null when it is shown whole. What does not exist is tied to nothing. */
export function chosenIn(
  { sentence, line, configuration, account }: Choice,
  sentences: readonly Sentence[],
  lines: readonly { readonly id: number; readonly kind: string; readonly ties: readonly Tied[] }[],
): Chosen | null {
  if (sentence !== null)
    return { name: `sentence ${sentence}`, ties: sentences.find(one => one.number === sentence)?.ties ?? [] }
  const found = lines.find(one => one.id === line)
  if (line !== null)
    return { name: `line ${line}${found === undefined ? '' : `, ${found.kind}`}`, ties: found?.ties ?? [] }
  const ref: Ref | null =
    configuration !== null
      ? { layer: 'synthesised', id: configuration }
      : account !== null
        ? { layer: 'account', id: account }
        : null
  return ref === null ? null : { name: nameOf(ref.layer, ref.id), ties: [ref] }
}
