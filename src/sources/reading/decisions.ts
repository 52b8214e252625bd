// Knows the decisions that other screening tools leave in a reference: ASReview, Rayyan, Covidence, or a column of a table.
import type { Field } from './entry.ts'

export const ORIGINS = ['ASReview', 'Rayyan', 'Covidence', 'column', 'file'] as const
export type Origin = (typeof ORIGINS)[number]

export type EarlierDecision = {
  readonly origin: Origin
  /** Null where the file does not say at which stage it was made. */
  readonly screen: 'title-abstract' | 'full-text' | null
  readonly choice: 'include' | 'exclude' | 'maybe'
  /** Several reasons are joined by a semicolon. */
  readonly reason: string
  readonly note: string
  /** The name in the file; empty where it names nobody. */
  readonly who: string
  /** The words it was read from. */
  readonly raw: string
}

const NONE: readonly EarlierDecision[] = []
const LOOKED_AT = 20_000
const MOST_PEOPLE = 50

/** Tags under which the readers of tables and JSON hand on a column that holds decisions. */
const SCREEN_OF = { decision: null, decisionTitleAbstract: 'title-abstract', decisionFullText: 'full-text' } as const

/** `noteTags`: where this format keeps notes and keywords. */
export function decisionsIn(fields: readonly Field[], noteTags: ReadonlySet<string>): readonly EarlierDecision[] {
  let found: EarlierDecision[] | null = null
  for (const field of fields) {
    const here = Object.hasOwn(SCREEN_OF, field.tag)
      ? inColumn(field, fields)
      : noteTags.has(field.tag)
        ? inNote(field.value)
        : NONE
    if (here.length > 0) found = [...(found ?? []), ...here]
  }
  return found === null ? NONE : onlyOnce(found)
}

/** A decision that stands in a note and in a keyword is one decision. */
function onlyOnce(decisions: readonly EarlierDecision[]): readonly EarlierDecision[] {
  const seen = new Map(decisions.toReversed().map(one => [`${one.origin} ${one.screen} ${one.who}`, one]))
  return [...seen.values()].toReversed()
}

function inColumn(field: Field, fields: readonly Field[]): readonly EarlierDecision[] {
  const said = wordsOf(field.value)
  if (said === null) return NONE
  const textOf = (tag: string) =>
    fields
      .find(one => one.tag === tag)
      ?.value.trim()
      .slice(0, 2_000) ?? ''
  const screen = SCREEN_OF[field.tag as keyof typeof SCREEN_OF] ?? said.screen
  const decision: EarlierDecision = {
    origin: originOf(textOf('decisionOrigin')),
    screen,
    choice: said.choice,
    reason: said.choice === 'exclude' ? textOf('decisionReason') : '',
    note: textOf('decisionNote'),
    who: textOf('decisionBy').slice(0, 200),
    raw: field.value.trim().slice(0, 500),
  }
  return [decision]
}

function originOf(text: string): Origin {
  return ORIGINS.find(origin => origin === text) ?? 'column'
}

const INCLUDE = /^(?:1(?:\.0+)?|yes|y|true|included?|inclusion|relevant|accept(?:ed)?|eligible|in)$/
const EXCLUDE =
  /^(?:0(?:\.0+)?|no|n|false|excluded?|exclusion|irrelevant|not relevant|reject(?:ed)?|not eligible|ineligible|out)$/
const MAYBE = /^(?:maybe|unsure|unclear|undecided|uncertain|\?)$/

/** “1”, “Included”, “Title and abstract screening: Irrelevant”; null for what is no decision, such as -1 or “not seen”. */
export function wordsOf(text: string): Pick<EarlierDecision, 'choice' | 'screen'> | null {
  const plain = text.slice(0, 200).trim().toLowerCase().replaceAll('_', ' ')
  const cut = plain.lastIndexOf(':')
  const words = plain.slice(cut + 1).trim()
  const stage = cut === -1 ? '' : plain.slice(0, cut)
  const choice = INCLUDE.test(words) ? 'include' : EXCLUDE.test(words) ? 'exclude' : MAYBE.test(words) ? 'maybe' : null
  if (choice === null) return null
  const screen = /full.?text/.test(stage) ? 'full-text' : /title|abstract/.test(stage) ? 'title-abstract' : null
  return { choice, screen }
}

function inNote(given: string): readonly EarlierDecision[] {
  const text = given.length > LOOKED_AT ? given.slice(0, LOOKED_AT) : given
  if (text.includes('RAYYAN-')) return inRayyan(text)
  if (text.includes('ASReview_')) return inAsreview(text)
  return /exclusion reason:|screening:/i.test(text) ? inCovidence(text) : NONE
}

/** RAYYAN-INCLUSION: {"Ravi"=>"Included"} | RAYYAN-LABELS: a,b | RAYYAN-EXCLUSION-REASONS: c | USER-NOTES: {…} */
function inRayyan(given: string): readonly EarlierDecision[] {
  const text = given.replaceAll('\n', ' ').replaceAll('=&gt;', '=>').replaceAll('\\"', '"').replaceAll('""', '"')
  const votes = [...part(text, 'RAYYAN-INCLUSION:').matchAll(/"([^"]{1,200})"\s?=>\s?"(included|excluded|maybe)"/gi)]
  const reasons = part(text, 'RAYYAN-EXCLUSION-REASONS:')
    .split(',')
    .map(reason => reason.replace('__EXR__', '').trim())
    .filter(Boolean)
    .join('; ')
  const labels = part(text, 'RAYYAN-LABELS:')
  return votes.slice(0, MOST_PEOPLE).map(([raw, who = '', word = '']): EarlierDecision => {
    const choice = CHOICE_OF[word.toLowerCase()] ?? 'maybe'
    const reason = choice === 'exclude' ? reasons : ''
    return { origin: 'Rayyan', screen: null, choice, reason, note: labels === '' ? '' : `Labels: ${labels}`, who, raw }
  })
}

const CHOICE_OF: Readonly<Record<string, EarlierDecision['choice']>> = {
  ...{ included: 'include', excluded: 'exclude', maybe: 'maybe' },
}

/** What stands behind a name of Rayyan, up to the next one. */
function part(text: string, name: string): string {
  const from = text.indexOf(name)
  if (from === -1) return ''
  const rest = text.slice(from + name.length)
  const end = rest.search(/\|\s?(?:RAYYAN-|USER-NOTES)/)
  return (end === -1 ? rest : rest.slice(0, end)).trim().slice(0, 5_000)
}

function inAsreview(text: string): readonly EarlierDecision[] {
  const word = /ASReview_(relevant|irrelevant|not_seen)/.exec(text)?.[1]
  if (word === undefined || word === 'not_seen') return NONE
  const choice = word === 'relevant' ? 'include' : 'exclude'
  const note = text.includes('ASReview_prior') ? 'Prior knowledge of the model.' : ''
  return [{ origin: 'ASReview', screen: null, choice, reason: '', note, who: '', raw: `ASReview_${word}` }]
}

/** Reasons are asked for in full-text review only, so a note of one says where it was made. */
function inCovidence(text: string): readonly EarlierDecision[] {
  const reason = /exclusion reason:\s{0,5}([^;\n]{1,300})/i.exec(text)
  if (reason) {
    const decision = { choice: 'exclude', reason: reason[1]!.trim(), note: '', who: '', raw: reason[0] } as const
    return [{ origin: 'Covidence', screen: 'full-text', ...decision }]
  }
  const stage = /(?:title and abstract|title\/abstract|full.text)(?: screening| review):\s{0,5}([\w ]{1,30})/i.exec(
    text,
  )
  const said = stage ? wordsOf(stage[0]) : null
  if (!stage || said === null) return NONE
  return [{ origin: 'Covidence', ...said, reason: '', note: '', who: '', raw: stage[0] }]
}
