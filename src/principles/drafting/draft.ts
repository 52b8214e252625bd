// Drafts a principle from configurations: the same input gives the same draft, and every sentence carries its references.
import { nameOf, type Polarity, type Role } from '../../configurations/domain.ts'
import { byRef, type Line, type Ref } from '../domain.ts'
import { referenceTo } from '../references.ts'
import {
  type BasisRow,
  CONFIRMS,
  CONTRADICTS,
  NARROWS,
  OPEN_QUESTION,
  RESTS_ON,
  restingOf,
  supporting,
} from '../resting/resting.ts'
import { linesOf } from './lines.ts'
import { list, plain } from './plain.ts'

export type SourceElement = {
  readonly role: Role
  readonly wording: string
  readonly polarity: Polarity | null
  readonly isInferred: boolean
  readonly mechanismAbsent: boolean
  readonly statementId: number | null
  readonly statementName: string | null
  /** True when the wording of the configuration shows it. */
  readonly isWorded: boolean
}

export type Source = Ref & {
  /** The team's own sentence without its marks; null until someone has written one. */
  readonly wording: string | null
  readonly elements: readonly SourceElement[]
  readonly themes: readonly { readonly id: number; readonly name: string }[]
  readonly levelIds: readonly number[]
  /** Configurations that a link says it contradicts, or that contradict it. */
  readonly contradicts: readonly Ref[]
}

export type DraftLine = Omit<Line, 'id' | 'position'>
export type Sentence = { readonly text: string; readonly refs: readonly Ref[] }

export type Draft = {
  readonly heading: ''
  /** Paragraphs of sentences; `explanation` is the same as Markdown. */
  readonly paragraphs: readonly (readonly Sentence[])[]
  readonly explanation: string
  readonly lines: readonly DraftLine[]
  readonly levelIds: readonly number[]
  readonly configurations: readonly Ref[]
  readonly draftedHow: string
}

/**
 * `how` says how the configurations were chosen: "chosen by hand". `answered` are documents that the team has written an
 * answer to: what they contradict is no open question any more.
 */
export function draftPrinciple(
  sources: readonly Source[],
  basis: readonly BasisRow[],
  how: string,
  answered: readonly number[] = [],
): Draft {
  const ordered = [...sources].sort(byRef).map(source => ({
    ...source,
    elements: source.elements.filter(element => plain(element.wording) !== ''),
  }))
  const refs = ordered.map(({ layer, id }) => ({ layer, id }))
  const paragraphs = [
    strategySentences(ordered),
    ...themesOf(ordered).map(group => group.flatMap(sentencesOf)),
    evidenceSentences(basis, refs, answered),
    contradictionSentences(ordered),
    inferredSentences(ordered),
  ].filter(paragraph => paragraph.length > 0)
  return {
    heading: '',
    paragraphs,
    explanation: paragraphs.map(sentences => sentences.map(printed).join(' ')).join('\n\n'),
    lines: linesOf(ordered),
    levelIds: [...new Set(ordered.flatMap(source => source.levelIds))].sort((a, b) => a - b),
    configurations: refs,
    draftedHow: `Drafted by rule from ${list(refs.map(ref => nameOf(ref.layer, ref.id)))}, ${how}: what each configuration claims as the team worded it or, where nobody has, from its elements; lines by theme and shared idea; studies counted once.`,
  }
}

/** `Where … [CMOC 12].`: the references stand inside the sentence, before its full stop. */
function printed(sentence: Sentence): string {
  return `${sentence.text} ${sentence.refs.map(referenceTo).join(' ')}.`
}

const MECHANISMS: readonly Role[] = ['mechanism', 'resource', 'response']
const words = (elements: readonly SourceElement[]) =>
  list([...new Set(elements.map(element => plain(element.wording)))])
const hinders = (element: SourceElement) => element.polarity === 'hindering'

/** Configurations by their first theme, in the order of the first of each; those without a theme come together, last. */
function themesOf(sources: readonly Source[]): Source[][] {
  const groups = Map.groupBy(sources, source => source.themes[0]?.name ?? '')
  const named = [...groups].filter(([name]) => name !== '').map(([, group]) => group)
  return [...named, groups.get('') ?? []]
}

/** What one configuration claims: as the team worded it, and in plain sentences what the wording leaves out. */
function sentencesOf(source: Source): Sentence[] {
  const refs = [{ layer: source.layer, id: source.id }]
  const written = splitSentences(source.wording ?? '')
  const rest = generatedSentences(source.elements.filter(element => written.length === 0 || !element.isWorded))
  const said = [...written, ...rest]
  const isStrategic = source.elements.some(element => element.role === 'strategy')
  if (said.length === 0 && !isStrategic) said.push('Nothing has been worded yet in this configuration')
  return said.map(text => ({ text, refs }))
}

function splitSentences(wording: string): string[] {
  return wording
    .split(/(?<=[.?!])\s+(?=[\p{Lu}“"])/u)
    .map(plain)
    .filter(sentence => sentence !== '')
    .map(capital)
}

function generatedSentences(elements: readonly SourceElement[]): string[] {
  const of = (roles: readonly Role[]) => elements.filter(element => roles.includes(element.role))
  const contexts = of(['context'])
  const helping = contexts.filter(context => !hinders(context))
  const held = contexts.filter(hinders)
  const mechanisms = of(MECHANISMS)
  const outcomes = of(['outcome'])
  const present = outcomes.filter(outcome => !outcome.mechanismAbsent)
  const absent = outcomes.filter(outcome => outcome.mechanismAbsent)
  const actors = of(['actor'])
  const clauses = [
    ...(mechanisms.length === 0
      ? []
      : [`${mechanisms.every(hinders) ? 'what stands in the way is' : 'what works is'} ${words(mechanisms)}`]),
    ...(present.length === 0 ? [] : [`what follows is ${words(present)}`]),
  ]
  const where =
    helping.length === 0 ? (clauses.length > 0 && held.length > 0 && mechanisms.every(hinders) ? held : []) : helping
  const sentences: string[] = []
  if (where.length > 0 && clauses.length > 0) sentences.push(`Where ${words(where)}, ${list(clauses)}`)
  else if (clauses.length > 0) sentences.push(capital(list(clauses)))
  else if (helping.length > 0) sentences.push(`It matters where ${words(helping)}`)
  if (held.length > 0 && where !== held) sentences.push(`It is held back where ${words(held)}`)
  if (absent.length > 0) sentences.push(`Where this is missing, what follows is ${words(absent)}`)
  if (actors.length > 0) sentences.push(`Those who act are ${words(actors)}`)
  return sentences
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function strategySentences(sources: readonly Source[]): Sentence[] {
  const using = sources.filter(source => source.elements.some(element => element.role === 'strategy'))
  if (using.length === 0) return []
  const strategies = using.flatMap(source => source.elements.filter(element => element.role === 'strategy'))
  return [
    {
      text: `What was done in the studies is ${words(strategies)}`,
      refs: using.map(({ layer, id }) => ({ layer, id })),
    },
  ]
}

/** Who supports it, who narrows it, who contradicts it and who found its mirror image, each study once. */
function evidenceSentences(basis: readonly BasisRow[], refs: readonly Ref[], answered: readonly number[]): Sentence[] {
  const resting = restingOf(basis, new Map(), 0, '')
  const named = supporting(resting).map(study => study.label)
  const sentences: Sentence[] = []
  if (named.length > 0)
    sentences.push({
      text: `${RESTS_ON} ${named.length === 1 ? 'one study' : `${named.length} studies`}: ${list(named.map(plain))}`,
      refs: refsOf(basis, row => row.stance === 'supports' || row.stance === 'refines', refs),
    })
  else if (refs.length > 0) sentences.push({ text: 'No study has been named in support of this yet', refs })
  const heard = resting.consultations.filter(one => one.stances.includes('supports') || one.stances.includes('refines'))
  if (heard.length > 0) {
    const documents = heard.flatMap(one => one.documentIds)
    const rows = basis.filter(row => documents.includes(row.documentId))
    const names = list(heard.map(one => plain(one.label)))
    const sides = (row: BasisRow) => row.stance === 'supports' || row.stance === 'refines'
    sentences.push({ text: `People who were consulted say so too: ${names}`, refs: refsOf(rows, sides, refs) })
  }
  for (const study of [...resting.studies, ...resting.consultations]) {
    const rows = basis.filter(row => study.documentIds.includes(row.documentId))
    const label = plain(study.label)
    if (study.stances.includes('refines'))
      sentences.push({
        text: `${label}${NARROWS}`,
        refs: refsOf(rows, row => row.stance === 'refines', refs),
      })
    if (study.isConverse)
      sentences.push({
        text: `${label}${CONFIRMS}`,
        refs: refsOf(rows, row => row.isConverse, refs),
      })
    if (study.stances.includes('contradicts') && !study.documentIds.some(id => answered.includes(id)))
      sentences.push({
        text: `${OPEN_QUESTION} ${label}${CONTRADICTS}`,
        refs: refsOf(rows, row => row.stance === 'contradicts', refs, true),
      })
  }
  return sentences
}

/** Links between configurations that contradict each other, each pair once; the other side need not be chosen. */
function contradictionSentences(sources: readonly Source[]): Sentence[] {
  const chosen = new Set(sources.map(source => nameOf(source.layer, source.id)))
  const told = new Set<string>()
  return sources.flatMap(({ layer, id, contradicts }) =>
    [...contradicts].sort(byRef).flatMap(other => {
      const pair = [nameOf(layer, id), nameOf(other.layer, other.id)] as const
      if (pair[0] === pair[1] || told.has(pair.join()) || told.has(pair.toReversed().join())) return []
      told.add(pair.join())
      const apart = chosen.has(pair[1]) ? '' : ', which this does not rest on,'
      return [
        {
          text: `${OPEN_QUESTION} ${pair[0]} and ${pair[1]}${apart} contradict each other`,
          refs: [{ layer, id }, other],
        },
      ]
    }),
  )
}

/** The configurations that rows stand under, with the accounts they came through where `through`; all of them when the rows stand under none. */
function refsOf(
  rows: readonly BasisRow[],
  wanted: (row: BasisRow) => boolean,
  all: readonly Ref[],
  through = false,
): Ref[] {
  const found = new Map<string, Ref>()
  for (const row of rows.filter(wanted)) {
    if (row.ref !== null) found.set(nameOf(row.ref.layer, row.ref.id), row.ref)
    if (through && row.via !== null) found.set(nameOf('account', row.via), { layer: 'account', id: row.via })
  }
  return found.size === 0 ? [...all] : [...found.values()].sort(byRef)
}

function inferredSentences(sources: readonly Source[]): Sentence[] {
  return sources.flatMap(({ layer, id, elements }) => {
    const inferred = elements.filter(element => element.isInferred)
    return inferred.length === 0
      ? []
      : [{ text: `Inferred by the review team and signed, not quoted: ${words(inferred)}`, refs: [{ layer, id }] }]
  })
}
