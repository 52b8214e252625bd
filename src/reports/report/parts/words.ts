// The words of a report in its language: days, counts, and the sentence on what a principle rests on.
import type { Resting } from '../../../principles/resting/resting.ts'
import { DEFAULT_OUTLINE, type Style, type Tags } from '../../outline/sections.ts'
import type { Say } from '../source.ts'

export type Words = {
  readonly say: Say
  readonly language: 'en' | 'nl'
  /** The review's address, where the report is read on the server and can lead to the original texts; null in a file. */
  readonly home: string | null
  /** How the marks of wordings and the references are printed. */
  readonly tags: Tags
  readonly style: Style
  day(iso: string | null): string
  /** `counted(3, 'report.count.study')` reads the messages `….one` and `….many`. */
  counted(n: number, key: string): string
}

export function wordsIn(
  language: 'en' | 'nl',
  say: Say,
  home: string | null = null,
  { tags, style }: { readonly tags: Tags; readonly style: Style } = DEFAULT_OUTLINE,
): Words {
  const days = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return {
    say: (key, values) => say(key, values === undefined ? undefined : figuresIn(language, values)),
    language,
    home,
    tags,
    style,
    day: iso => (iso === null || iso === '' ? '' : Number.isNaN(Date.parse(iso)) ? iso : days.format(new Date(iso))),
    counted: (n, key) => say(`${key}.${n === 1 ? 'one' : 'many'}`, { n }),
  }
}

/** A text of a team ends as a sentence does. */
export const withStop = (text: string) => (/[.?!…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

/** Dutch has a comma where English has a point. */
export function decimalIn(language: 'en' | 'nl', figure: number | string): string {
  return language === 'nl' ? String(figure).replace('.', ',') : String(figure)
}

const figuresIn = (language: 'en' | 'nl', values: Readonly<Record<string, string | number>>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? decimalIn(language, value) : value,
    ]),
  )

/** "7 studies in 4 settings, 2 of them rich; 1 contradicts, answered in the explanation. 1 consultation beside them." */
export function restingSentence(
  { counts, unanswered, contradictions }: Pick<Resting, 'counts' | 'unanswered' | 'contradictions'>,
  words: Words,
): string {
  const { say, counted } = words
  const heard = counted(counts.consultations, 'report.rests.consultations')
  if (counts.studies === 0)
    return counts.consultations === 0 ? say('report.rests.none') : say('report.rests.only', { consultations: heard })
  const of = (n: number, key: string) => (counts.studies === 1 ? say(`${key}.only`) : counted(n, key))
  let text = counted(counts.studies, 'report.rests.studies')
  if (counts.settings > 0) text += ` ${counted(counts.settings, 'report.rests.settings')}`
  if (counts.rich > 0) text += `, ${of(counts.rich, 'report.rests.rich')}`
  if (counts.contradicts > 0) {
    text += `; ${of(counts.contradicts, 'report.rests.contradict')}`
    const answered = contradictions.some(study => study.answered === 'apart') ? 'apart' : 'answered'
    text += `, ${say(`report.rests.${unanswered.length === 0 ? answered : 'open'}`)}`
  }
  return counts.consultations === 0 ? `${text}.` : `${text}. ${say('report.rests.beside', { consultations: heard })}`
}

/** "3 studies, 1 consultation": whoever speaks somewhere. */
export function restCount(
  { studies, consultations }: { readonly studies: number; readonly consultations: number },
  { counted }: Pick<Words, 'counted'>,
): string {
  return [
    ...(studies > 0 || consultations === 0 ? [counted(studies, 'report.rests.studies')] : []),
    ...(consultations > 0 ? [counted(consultations, 'report.rests.consultations')] : []),
  ].join(', ')
}

/** A domain word of the database in the language of the report. */
export function wordFor(kind: 'stance' | 'richness' | 'choice' | 'role' | 'form', word: string, say: Say): string {
  return say(`report.${kind}.${word.replaceAll(' ', '-')}`)
}

/** Counted once, by the strongest of its stances, a study may say more than that. */
export function stancesSaid(stances: readonly string[], say: Say): string {
  const [first = 'background', ...others] = stances.filter((stance, at) => at === 0 || stance !== 'background')
  const own = wordFor('stance', first, say)
  const also = others.map(stance => wordFor('stance', stance, say)).join(', ')
  return also === '' ? own : say('report.stance.also', { first: own, also })
}
