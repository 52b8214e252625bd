// The sentence that stands in for a wording until somebody writes one: the elements in their order, joined so that any phrase fits.
import { LETTERS, type Role, type Shape } from './domain.ts'
import type { Stretch } from './wording.ts'

type Said = {
  readonly mark: string
  readonly role: Role
  readonly wording: string
  readonly mechanismAbsent: boolean
}

type Step = readonly { readonly role: Role; readonly before: string }[]

const one = (role: Role): Step => [{ role, before: '' }]
const CONTEXT: Step = [{ role: 'context', before: 'given ' }]
const STRATEGY: Step = [
  { role: 'strategy', before: '' },
  { role: 'actor', before: 'by ' },
]
const WORKING: readonly Step[] = [one('resource'), one('mechanism'), one('response'), one('outcome')]

/** Roles in the order in which the shape names them; those of one step are joined by words, steps by arrows. */
const STEPS: Readonly<Record<Shape, readonly Step[]>> = {
  CMO: [CONTEXT, STRATEGY, ...WORKING],
  'resource + response': [CONTEXT, STRATEGY, ...WORKING],
  SCMO: [STRATEGY, CONTEXT, ...WORKING],
  ICAMO: [one('strategy'), CONTEXT, one('actor'), ...WORKING],
}

/**
 * "Given C1 and C2 → M1 → O1; where the mechanism is absent: O2." Arrows, because people word elements as phrases and as
 * clauses alike. A review that speaks of strategies first (SCMO) has "S1 by A1 → given C1 → M1 → O1".
 */
export function generatedSentence(elements: readonly Said[], shape: Shape): Stretch[] {
  const steps = STEPS[shape].map(step => stepOf(step, elements)).filter(step => step.length > 0)
  const [first] = steps
  if (first?.[0]?.mark === null) first[0] = plain(first[0].text.replace(/^given /, 'Given '))
  const absent = elements.filter(element => element.mechanismAbsent)
  const sentence = steps.flatMap((step, at) => (at === 0 ? step : [plain(' → '), ...step]))
  if (absent.length > 0) {
    sentence.push(plain(`${sentence.length === 0 ? 'Where' : '; where'} the mechanism is absent: `))
    sentence.push(...joined(absent, ' and '))
  }
  return merged(sentence)
}

/** The same as a wording one can go on writing: `Given [a worker has time](C1) → [people feel heard](M1)`. */
export function asWording(stretches: readonly Stretch[]): string {
  const unbracketed = (text: string) => text.replaceAll('[', '(').replaceAll(']', ')')
  return stretches.map(({ text, mark }) => (mark === null ? text : `[${unbracketed(text)}](${mark})`)).join('')
}

function stepOf(step: Step, elements: readonly Said[]): Stretch[] {
  const parts = step.flatMap(({ role, before }) => {
    const group = elements.filter(element => element.role === role && !element.mechanismAbsent)
    return group.length === 0 ? [] : [[...(before === '' ? [] : [plain(before)]), ...joined(group, ' and ')]]
  })
  return parts.flatMap((part, at) => (at === 0 ? part : [plain(' '), ...part]))
}

function joined(elements: readonly Said[], word: string): Stretch[] {
  return elements.flatMap((element, at) => [
    ...(at === 0 ? [] : [plain(word)]),
    { text: element.wording.replace(/[.;,\s]{1,20}$/, '') || LETTERS[element.role], mark: element.mark },
  ])
}

function plain(text: string): Stretch {
  return { text, mark: null }
}

function merged(stretches: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = []
  for (const stretch of stretches) {
    const last = out.at(-1)
    if (last !== undefined && last.mark === null && stretch.mark === null)
      out[out.length - 1] = plain(last.text + stretch.text)
    else out.push(stretch)
  }
  return out
}
