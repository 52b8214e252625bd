// What a principle is made of, which of its parts are missing, and how its lines fall into themes with two sides.
import type { Layer, Polarity } from '../configurations/domain.ts'

export const PRINCIPLE_STATUSES = ['draft', 'in panel', 'revised', 'agreed', 'withdrawn'] as const
export type PrincipleStatus = (typeof PRINCIPLE_STATUSES)[number]

/** Where a principle may go from where it stands. Withdrawing asks why, and taking back leads to where it stood: both are acts of their own. */
export const PASSAGES: Readonly<Record<PrincipleStatus, readonly PrincipleStatus[]>> = {
  draft: ['in panel', 'revised', 'agreed'],
  'in panel': ['draft', 'revised', 'agreed'],
  revised: ['in panel', 'agreed'],
  agreed: ['in panel', 'revised'],
  withdrawn: [],
}

/** Why a principle cannot go where it is sent, as a sentence; null when it can, or stays. */
export function passageRefused(
  now: { readonly status: PrincipleStatus; readonly heading: string },
  to: PrincipleStatus,
): string | null {
  if (to === now.status) return null
  if (now.status === 'withdrawn') return 'This principle is withdrawn. Take it back first.'
  if (to === 'withdrawn') return 'Withdraw it from its page, with the reason.'
  if (!PASSAGES[now.status].includes(to))
    return `What is ${now.status} cannot become ${to}. It can become ${PASSAGES[now.status].join(' or ')}.`
  if ((to === 'in panel' || to === 'agreed') && now.heading.trim() === '')
    return `Write a heading before the principle is ${to}.`
  return null
}

export const LINE_KINDS = ['strategy', 'context', 'mechanism', 'outcome', 'action', 'local meaning'] as const
export type LineKind = (typeof LINE_KINDS)[number]

export const LANGUAGES = ['en', 'nl'] as const
export type Language = (typeof LANGUAGES)[number]
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', nl: 'Dutch' }

/** What the empty heading of a draft asks for. */
export const HEADING_PROMPT = 'Begin with a verb: who should do what?'

export type Ref = { readonly layer: Layer; readonly id: number }

export type Line = {
  readonly id: number
  readonly kind: LineKind
  readonly text: string
  readonly polarity: Polarity | null
  readonly audience: string
  readonly themeId: number | null
  readonly themeName: string | null
  readonly statementId: number | null
  readonly layer: Layer | null
  readonly configurationId: number | null
  readonly position: number
}

export type PlainWords = Readonly<Partial<Record<Language, string>>>

/** A principle at one version, as it is kept for good. Levels by name, since they may be renamed later. */
export type Snapshot = {
  readonly heading: string
  readonly explanation: string
  readonly status: PrincipleStatus
  readonly whereItHolds: string
  readonly whereItDoesNot: string
  /** Set by the team; null when they come from the configurations. */
  readonly levels: readonly string[] | null
  readonly configurations: readonly string[]
  readonly plainWords: PlainWords
  readonly lines: readonly Omit<Line, 'position' | 'themeId'>[]
}

/** Layers in the order of references: synthesised before accounts, each by number. */
export function byRef(a: Ref, b: Ref): number {
  return a.layer === b.layer ? a.id - b.id : a.layer === 'synthesised' ? -1 : 1
}

export type CoinRow = {
  readonly theme: string
  readonly helping: readonly Line[]
  readonly hindering: readonly Line[]
  readonly unsaid: readonly Line[]
}

/** Contexts and mechanisms by theme, helping and hindering side by side; a line that does both stands on both, one of which nobody has said it on neither. */
export function coinOf(lines: readonly Line[]): CoinRow[] {
  const themed = lines.filter(line => line.kind === 'context' || line.kind === 'mechanism')
  const rows = [...Map.groupBy(themed, line => line.themeName ?? '')].map(([theme, group]) => ({
    theme,
    helping: group.filter(line => line.polarity === 'enabling' || line.polarity === 'both'),
    hindering: group.filter(line => line.polarity === 'hindering' || line.polarity === 'both'),
    unsaid: group.filter(line => line.polarity === null),
  }))
  return [...rows.filter(row => row.theme !== ''), ...rows.filter(row => row.theme === '')]
}

/** Actions by whom they advise, in the order of the lines; those for nobody in particular last. */
export function actionsByAudience(lines: readonly Line[]): { audience: string; lines: Line[] }[] {
  const groups = [
    ...Map.groupBy(
      lines.filter(line => line.kind === 'action'),
      line => line.audience,
    ),
  ]
  const rows = groups.map(([audience, group]) => ({ audience, lines: group }))
  return [...rows.filter(row => row.audience !== ''), ...rows.filter(row => row.audience === '')]
}

export const FLAG_KEYS = [
  'heading',
  'evidence',
  'one study',
  'contradicting',
  'level',
  'plain words',
  'references',
  'nothing there',
] as const
export type FlagKey = (typeof FLAG_KEYS)[number]

export type Flag = {
  readonly key: FlagKey
  readonly sentence: string
  /** What mends it: words for a link, and the address behind that of the principle. */
  readonly mend: { readonly label: string; readonly to: string }
}

const MENDS: Readonly<Record<FlagKey, Flag['mend']>> = {
  heading: { label: 'Write the heading', to: '/wording#f-heading' },
  evidence: { label: 'Choose what it rests on', to: '/configurations' },
  'one study': { label: 'Look for more that it can rest on', to: '/configurations' },
  contradicting: { label: 'Write an answer', to: '/answers' },
  level: { label: 'Set the levels', to: '/wording#f-levelsAreSet' },
  'plain words': { label: 'Write them', to: '/plain-words' },
  references: { label: 'Change what it rests on', to: '/configurations' },
  'nothing there': { label: 'Mend the explanation', to: '/wording#f-explanation' },
}

/** What a reader would miss; `studies` are those that support or refine. */
export function flagsOf(principle: {
  readonly heading: string
  readonly studies: number
  readonly unanswered: readonly string[]
  readonly levels: number
  readonly plainWords: PlainWords
  readonly foreignReferences: readonly string[]
  /** Of the foreign ones those that lead to nothing in this review. */
  readonly deadReferences?: readonly string[]
}): Flag[] {
  const flags: Flag[] = []
  const flag = (key: FlagKey, sentence: string) => flags.push({ key, sentence, mend: MENDS[key] })
  const dead = principle.deadReferences ?? []
  const foreign = principle.foreignReferences.filter(name => !dead.includes(name))
  if (principle.heading === '') flag('heading', 'No heading yet.')
  if (principle.studies === 0) flag('evidence', 'No study stands behind it.')
  if (principle.studies === 1) flag('one study', 'It rests on one study only.')
  if (principle.unanswered.length > 0)
    flag('contradicting', `Contradicted and not answered: ${principle.unanswered.join(', ')}.`)
  if (principle.levels === 0) flag('level', 'No level.')
  if (Object.values(principle.plainWords).every(text => (text ?? '') === '')) flag('plain words', 'No plain words yet.')
  if (foreign.length > 0)
    flag('references', `The explanation names what this principle does not rest on: ${foreign.join(', ')}.`)
  if (dead.length > 0) flag('nothing there', `The explanation names what is not in this review: ${dead.join(', ')}.`)
  return flags
}

/** How many principles have each flag, in the order of the flags; those nobody has are left out. */
export function flagCounts(
  principles: readonly { readonly flags: readonly Flag[] }[],
): { key: FlagKey; count: number }[] {
  return FLAG_KEYS.map(key => ({
    key,
    count: principles.filter(principle => principle.flags.some(flag => flag.key === key)).length,
  })).filter(one => one.count > 0)
}

type Field = {
  readonly name: string
  readonly label: string
  readonly theirs: string
  readonly mine: string
  readonly was: string
}

/** The fields that someone else has changed since the form was opened and that the form would overwrite. */
export function overwritten(fields: readonly Field[]): Omit<Field, 'was'>[] {
  return fields
    .filter(field => field.theirs !== field.was && field.theirs !== field.mine)
    .map(({ was, ...field }) => field)
}
