// Beside which comment or point Save was pressed, and what was typed beside the others and is not saved yet.
import type { CHOICES } from '../../domain.ts'

export type Sheet = { readonly save: string; readonly boxes: Readonly<Record<string, string>> }
export type Pressed = { readonly what: 'comment' | 'point' | 'line'; readonly id: number }
export type Entry =
  | { readonly problems: Readonly<Record<string, string[]>> }
  | {
      readonly problems: null
      readonly disposition: {
        readonly choice: (typeof CHOICES)[number]
        readonly reason: string
        readonly resultingVersion: number | null
        readonly version: number
      }
    }
/** As it stands on the page now. */
export type Standing = {
  readonly kind: string
  readonly id: number
  readonly choice: string | null
  readonly reason: string | null
  readonly resultingVersion: number | null
}

const nameOf = ({ kind, id }: Standing) => `${kind === 'point' ? 'point' : 'comment'}${id}`

/** Enter in a box presses no Save in particular: then it is the one beside which something was typed, if it is one alone. */
export function pressedOn(sheet: Sheet, said: readonly Standing[]): Pressed | null {
  const typed = said.filter(one => isTyped(sheet, one))
  const [only] = typed
  const save = sheet.save === '' && typed.length === 1 && only !== undefined ? nameOf(only) : sheet.save
  const found = /^(comment|point|line)(\d{1,9})$/.exec(save)
  return found === null ? null : { what: found[1] as Pressed['what'], id: Number(found[2]) }
}

/** The boxes beside others that say something else than what stands; null where there are none. */
export function stillTyped(
  sheet: Sheet,
  said: readonly Standing[],
  saved: Pressed,
): Readonly<Record<string, string>> | null {
  const names = said
    .filter(one => nameOf(one) !== `${saved.what}${saved.id}` && isTyped(sheet, one))
    .flatMap(one => ['choice', 'reason', 'resultingVersion'].map(box => `${nameOf(one)}-${box}`))
  const kept = names.flatMap(name => (sheet.boxes[name] === undefined ? [] : [[name, sheet.boxes[name]] as const]))
  return kept.length === 0 ? null : Object.fromEntries(kept)
}

function isTyped({ boxes }: Sheet, one: Standing): boolean {
  const stands = { choice: one.choice, reason: one.reason, resultingVersion: one.resultingVersion }
  return Object.entries(stands).some(([box, now]) => {
    const typed = boxes[`${nameOf(one)}-${box}`]
    return typed !== undefined && flat(typed) !== flat(String(now ?? ''))
  })
}

/** Browsers send line ends of their own. */
const flat = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
