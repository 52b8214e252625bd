// Words and rules of panels: kinds, roles, scales and their answers, when a round takes answers, and how frozen texts are read.
import { dayOf } from '../core/clock.ts'
import { withoutReferences } from '../principles/references.ts'

export const PANEL_KINDS = ['local reference', 'expert'] as const
export const PANELLIST_ROLES = ['patient or public', 'practitioner', 'policy', 'expert'] as const
export const MEETING_ROLES = [...PANELLIST_ROLES, 'review team'] as const
export const MEETING_FORMS = ['in person', 'online', 'telephone', 'mixed'] as const
/** Scales on which an item is rated by itself. */
export const RATING_SCALES = ['1-5', '1-7', '1-9', 'agree'] as const
/** Ways of weighing the items of a round against each other. */
export const PRIORITY_SCALES = ['choose', 'points'] as const
export const SCALES = [...RATING_SCALES, ...PRIORITY_SCALES] as const
export type RatingScale = (typeof RATING_SCALES)[number]
export type PriorityScale = (typeof PRIORITY_SCALES)[number]
export type Scale = RatingScale | PriorityScale
export const CHOICES = ['accept', 'partly', 'reject', 'park'] as const
export type Language = 'en' | 'nl'

/** The words of a message in one language, as core/http/messages.ts gives them. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

const MOST: Readonly<Record<RatingScale, number>> = { '1-5': 5, '1-7': 7, '1-9': 9, agree: 2 }

/** The highest score of a scale; disagree is 1 and agree is 2. */
export function mostOf(scale: RatingScale): number {
  return MOST[scale]
}

export function isPriority(scale: Scale): scale is PriorityScale {
  return scale === 'choose' || scale === 'points'
}

/** What the shipped question says until the lead writes another; panellists read it in their language. */
export const DEFAULT_QUESTION = {
  text: 'Should this guide practice?',
  scale: '1-5',
  lowLabel: 'No',
  highLabel: 'Yes, clearly',
} as const

export type Question = {
  readonly id: number
  readonly text: string
  readonly scale: Scale
  /** Of priorities: how many may be chosen, or the points to share; null otherwise. */
  readonly most: number | null
  readonly lowLabel: string
  readonly highLabel: string
  /** The same in Dutch, where the lead gave it. */
  readonly textNl?: string
  readonly lowLabelNl?: string
  readonly highLabelNl?: string
  readonly position: number
}

/** A question that each item is rated on by itself. */
export type RatingQuestion = Question & { readonly scale: RatingScale }
/** A question that weighs the items of a round against each other. */
export type PriorityQuestion = Question & { readonly scale: PriorityScale; readonly most: number }

export function ratedQuestions<Q extends Question>(questions: readonly Q[]): (Q & RatingQuestion)[] {
  return questions.filter((one): one is Q & RatingQuestion => !isPriority(one.scale))
}

export function priorityQuestions<Q extends Question>(questions: readonly Q[]): (Q & PriorityQuestion)[] {
  return questions.filter((one): one is Q & PriorityQuestion => isPriority(one.scale))
}

type Standing = { readonly status: 'draft' | 'open' | 'closed'; readonly closesOn: string | null }

/** Open, and its last day is not over; days end at midnight UTC. */
export function takesAnswers(round: Standing, now: string): boolean {
  return round.status === 'open' && (round.closesOn === null || dayOf(now) <= round.closesOn)
}

/** How the round is called on pages: one past its last day is closed, whoever closed it. */
export function standingOf(round: Standing, now: string): 'draft' | 'open' | 'closed' {
  return round.status === 'open' && !takesAnswers(round, now) ? 'closed' : round.status
}

/** A text kept for several languages as JSON; one that is plain text is for all of them. */
export function textIn(kept: string, language: Language): string {
  if (!kept.startsWith('{"')) return kept
  const texts = JSON.parse(kept) as Partial<Record<Language, string>>
  return texts[language] ?? texts.en ?? texts.nl ?? ''
}

/** `Where and for whom: …` line by line, as terms and what is said of them, for people who read no configurations. */
export function factsIn(text: string): { term: string; says: string }[] {
  return withoutReferences(text)
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      const at = line.indexOf(': ')
      return at === -1 ? { term: '', says: line } : { term: line.slice(0, at), says: line.slice(at + 2) }
    })
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A code for exports that says nothing of the person: P-7F from 16 random bits or more, written as hexadecimal. */
export function codeFrom(random: string): string {
  const value = Number.parseInt(random.slice(0, 6), 16)
  const letter = (n: number) => LETTERS[n % LETTERS.length] ?? 'A'
  return `${letter(value)}${letter(Math.floor(value / 24))}${String(Math.floor(value / 576) % 100).padStart(2, '0')}`
}
