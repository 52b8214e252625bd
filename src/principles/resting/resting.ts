// What a principle rests on, counted once per study: how rich the studies are, which contradict, and whether that is answered.
import type { Stance } from '../../configurations/domain.ts'
import { type Counted, type RestingStudy, studiesOf } from '../../configurations/rests-on.ts'
import type { Ref } from '../domain.ts'

/** One thing that a document says for or against, under one of the principle's configurations or the principle itself (`ref` null). */
export type BasisRow = Counted & {
  readonly ref: Ref | null
  /** The account through which it came, when it came through a contribution. */
  readonly via: number | null
}

export type Richness = 'rich' | 'moderate' | 'thin' | 'none'
export const RICHNESS: Readonly<Record<'high' | 'moderate' | 'low', Richness>> = {
  high: 'rich',
  moderate: 'moderate',
  low: 'thin',
}
const ORDER: readonly Richness[] = ['none', 'thin', 'moderate', 'rich']

export type Study = RestingStudy & { readonly richness: Richness }

export type Resting = {
  /** Studies that support, refine or contradict; background alone does not count. */
  readonly studies: readonly Study[]
  readonly counts: {
    readonly studies: number
    readonly rich: number
    readonly contradicts: number
    readonly settings: number
  }
  readonly contradicting: readonly string[]
  readonly converse: readonly string[]
  readonly unanswered: readonly string[]
  readonly sentence: string
}

/** `richness` by document; a study is as rich as its richest document. */
export function restingOf(
  rows: readonly BasisRow[],
  richness: ReadonlyMap<number, Richness>,
  settings: number,
  explanation: string,
): Resting {
  const studies = studiesOf(rows)
    .filter(study => study.stance !== 'background')
    .map(study => ({ ...study, richness: richest(study.documentIds.map(id => richness.get(id) ?? 'none')) }))
    .sort(
      (a, b) => Number(a.stance === 'contradicts') - Number(b.stance === 'contradicts') || (a.label < b.label ? -1 : 1),
    )
  const contradicting = studies.filter(study => study.stance === 'contradicts').map(study => study.label)
  const counts = {
    studies: studies.length,
    rich: studies.filter(study => study.richness === 'rich').length,
    contradicts: contradicting.length,
    settings,
  }
  const open = unanswered(explanation, contradicting)
  return {
    studies,
    counts,
    contradicting,
    converse: studies.filter(study => study.isConverse).map(study => study.label),
    unanswered: open,
    sentence: sentenceOf(counts, open.length),
  }
}

/** Studies that say something for it, in whole or in part. */
export function supporting(resting: Resting): readonly Study[] {
  const helps: readonly Stance[] = ['supports', 'refines']
  return resting.studies.filter(study => study.stances.some(stance => helps.includes(stance)))
}

function richest(all: readonly Richness[]): Richness {
  return all.reduce((best, one) => (ORDER.indexOf(one) > ORDER.indexOf(best) ? one : best), 'none' as Richness)
}

/** What a draft writes where a contradiction waits for the team's answer. */
export const OPEN_QUESTION = 'Still to be answered:'

/** A study that contradicts is answered once the explanation names it in a sentence of the team's own. */
export function unanswered(explanation: string, labels: readonly string[]): string[] {
  const sentences = explanation.split(/\n|(?<=\])(?=\s)|(?<=[.;?])(?=\s)/)
  const own = sentences.filter(sentence => !sentence.includes(OPEN_QUESTION))
  return labels.filter(label => !own.some(sentence => sentence.includes(label)))
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const word = (n: number) => WORDS[n] ?? n.toLocaleString('en-GB')
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** "Seven studies in four settings, two of them rich; one contradicts, answered in the explanation." */
export function sentenceOf(counts: Resting['counts'], open: number): string {
  if (counts.studies === 0) return 'No study stands behind this yet.'
  const one = counts.studies === 1
  let text = `${upper(word(counts.studies))} ${one ? 'study' : 'studies'}`
  if (counts.settings > 0) text += ` in ${word(counts.settings)} ${counts.settings === 1 ? 'setting' : 'settings'}`
  if (counts.rich > 0) text += one ? ', rich' : `, ${word(counts.rich)} of them rich`
  if (counts.contradicts > 0) {
    text += `; ${one ? 'it' : word(counts.contradicts)} ${counts.contradicts === 1 ? 'contradicts' : 'contradict'}`
    text +=
      open === 0
        ? ', answered in the explanation'
        : open === counts.contradicts
          ? ', not answered yet'
          : `, ${word(open)} not answered yet`
  }
  return `${text}.`
}
