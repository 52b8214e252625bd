// What a principle rests on, counted once per study: how rich the studies are, which contradict, and whether that is answered.
import { nameOf, type Stance } from '../../configurations/domain.ts'
import { type Counted, type RestingStudy, studiesOf } from '../../configurations/rests-on.ts'
import type { Ref } from '../domain.ts'

/** One thing that a document says for or against, under one of the principle's configurations or the principle itself (`ref` null). */
export type BasisRow = Counted & {
  readonly ref: Ref | null
  /** The account through which it came, when it came through a contribution. */
  readonly via: number | null
  /** A consultation is heard, not counted among the studies. */
  readonly documentKind: string
}

export type Richness = 'rich' | 'moderate' | 'thin' | 'none'
export const RICHNESS: Readonly<Record<'high' | 'moderate' | 'low', Richness>> = {
  high: 'rich',
  moderate: 'moderate',
  low: 'thin',
}
const ORDER: readonly Richness[] = ['none', 'thin', 'moderate', 'rich']

export type Study = RestingStudy & { readonly richness: Richness }

/** A study that contradicts, and where the team answers it: in the explanation, in words of its own to it, or not yet. */
export type Contradiction = Study & { readonly answered: 'explanation' | 'apart' | null }

export type Resting = {
  /** Studies that support, refine or contradict; background alone does not count. */
  readonly studies: readonly Study[]
  /** Consultations that do; listed apart. */
  readonly consultations: readonly Study[]
  readonly counts: {
    readonly studies: number
    readonly rich: number
    readonly contradicts: number
    readonly settings: number
    readonly consultations: number
  }
  readonly contradicting: readonly string[]
  readonly contradictions: readonly Contradiction[]
  readonly converse: readonly string[]
  readonly unanswered: readonly string[]
  readonly sentence: string
}

/** `richness` by document; a study is as rich as its richest document. `answers` are of documents that an answer was written to. */
export function restingOf(
  rows: readonly BasisRow[],
  richness: ReadonlyMap<number, Richness>,
  settings: number,
  explanation: string,
  answers: readonly number[] = [],
): Resting {
  const of = (isConsultation: boolean) =>
    studiesIn(
      rows.filter(row => (row.documentKind === 'consultation') === isConsultation),
      richness,
    )
  const studies = of(false)
  const consultations = of(true)
  const against = [...studies, ...consultations].filter(study => study.stance === 'contradicts')
  const counts = {
    studies: studies.length,
    rich: studies.filter(study => study.richness === 'rich').length,
    contradicts: studies.filter(study => study.stance === 'contradicts').length,
    settings,
    consultations: consultations.length,
  }
  const contradictions = against.map(study => {
    const answered = isAnswered(explanation, namesOf(study, rows))
      ? ('explanation' as const)
      : study.documentIds.some(id => answers.includes(id))
        ? ('apart' as const)
        : null
    return { ...study, answered }
  })
  const open = contradictions.filter(study => study.answered === null).map(study => study.label)
  return {
    studies,
    consultations,
    counts,
    contradicting: against.map(study => study.label),
    contradictions,
    converse: [...studies, ...consultations].filter(study => study.isConverse).map(study => study.label),
    unanswered: open,
    sentence: sentenceOf(
      counts,
      open.length,
      contradictions.some(study => study.answered === 'apart'),
    ),
  }
}

function studiesIn(rows: readonly BasisRow[], richness: ReadonlyMap<number, Richness>): Study[] {
  return studiesOf(rows)
    .filter(study => study.stance !== 'background')
    .map(study => ({ ...study, richness: richest(study.documentIds.map(id => richness.get(id) ?? 'none')) }))
    .sort(
      (a, b) => Number(a.stance === 'contradicts') - Number(b.stance === 'contradicts') || (a.label < b.label ? -1 : 1),
    )
}

/** What an answer may call a study that contradicts: by its name, a document's, or the account in which it does. */
function namesOf(study: Study, rows: readonly BasisRow[]): string[] {
  const against = rows.filter(row => row.stance === 'contradicts' && study.documentIds.includes(row.documentId))
  const accounts = against.flatMap(row => row.via ?? (row.ref?.layer === 'account' ? row.ref.id : []))
  return [study.label, ...against.map(row => row.documentLabel), ...accounts.map(id => `[${nameOf('account', id)}]`)]
}

/** Studies that say something for it, in whole or in part. */
export function supporting(resting: Resting): readonly Study[] {
  const helps: readonly Stance[] = ['supports', 'refines']
  return resting.studies.filter(study => study.stances.some(stance => helps.includes(stance)))
}

/** A study is as rich as its richest document. */
export function richest(all: readonly Richness[]): Richness {
  return all.reduce((best, one) => (ORDER.indexOf(one) > ORDER.indexOf(best) ? one : best), 'none' as Richness)
}

/** What a draft writes where a contradiction waits for the team's answer. */
export const OPEN_QUESTION = 'Still to be answered:'

/** What a draft says of one study, after its name. */
export const NARROWS = ' narrows it: it holds in part, or under other conditions'
export const CONFIRMS = ' confirms it from the other side, having found its opposite where the conditions were opposite'
export const CONTRADICTS = ' contradicts this'

/** The study that a sentence of a draft is about, by its name; null where it is about none or about several. */
export function studyToldIn(sentence: string): string | null {
  const asked = sentence.startsWith(OPEN_QUESTION)
  const ends = asked ? [CONTRADICTS] : [NARROWS, CONFIRMS]
  const text = asked ? sentence.slice(OPEN_QUESTION.length).trimStart() : sentence
  const end = ends.find(one => text.includes(`${one} [`))
  return end === undefined ? null : text.slice(0, text.indexOf(`${end} [`))
}

/** How a draft begins its list of supporting studies, which answers nothing. */
export const RESTS_ON = 'This rests on'

/**
 * What contradicts is answered once the explanation names it in a sentence of the team's own and the question that the
 * draft left open is gone.
 */
export function isAnswered(explanation: string, names: readonly string[]): boolean {
  const sentences = explanation.split(/\n|(?<=[.;?])(?=\s)/u)
  const naming = sentences.filter(sentence => names.some(name => sentence.includes(name)))
  if (naming.some(sentence => sentence.includes(OPEN_QUESTION))) return false
  return naming.some(sentence => !sentence.trimStart().startsWith(RESTS_ON))
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const word = (n: number) => WORDS[n] ?? n.toLocaleString('en-GB')
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** "Seven studies in four settings, two of them rich; one contradicts, answered in the explanation." */
export function sentenceOf(counts: Resting['counts'], open: number, isApart = false): string {
  const heard =
    counts.consultations === 0
      ? ''
      : counts.consultations === 1
        ? 'one consultation'
        : `${word(counts.consultations)} consultations`
  if (counts.studies === 0)
    return heard === '' ? 'No study stands behind this yet.' : `${upper(heard)}, and no study yet.`
  const one = counts.studies === 1
  let text = `${upper(word(counts.studies))} ${one ? 'study' : 'studies'}`
  if (counts.settings > 0) text += ` in ${word(counts.settings)} ${counts.settings === 1 ? 'setting' : 'settings'}`
  if (counts.rich > 0) text += one ? ', rich' : `, ${word(counts.rich)} of them rich`
  if (counts.contradicts > 0) {
    text += `; ${one ? 'it' : word(counts.contradicts)} ${counts.contradicts === 1 ? 'contradicts' : 'contradict'}`
    text +=
      open === 0
        ? isApart
          ? ', answered'
          : ', answered in the explanation'
        : open === counts.contradicts
          ? ', not answered yet'
          : `, ${word(open)} not answered yet`
  }
  return `${text}.${heard === '' ? '' : ` ${upper(heard)} beside them.`}`
}
