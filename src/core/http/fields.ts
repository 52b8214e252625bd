// The only field types of forms: each means the same from a form and from JSON, and says in its own sentence what is wrong.
import { z } from 'zod'

/** A field that is asked for in the same way is the same field: hundreds of forms share a few dozen, which saves megabytes. */
function once<A extends readonly (string | number)[], T>(make: (...asked: A) => T): (...asked: A) => T {
  const made = new Map<string, T>()
  return (...asked) => {
    const key = JSON.stringify(asked)
    const field = made.get(key) ?? make(...asked)
    made.set(key, field)
    return field
  }
}

const digits = /^-?(0|[1-9][0-9]{0,8})$/

/** Text of at most `max` characters, trimmed; empty is allowed, and missing means empty. */
export const text = once((max: number) =>
  z
    .string('Write this as text.')
    .trim()
    .max(max, `Use at most ${max.toLocaleString('en-GB')} characters.`)
    .default(''),
)

/** Text that has to be there. `what` completes the sentence "Enter …". */
export const needed = (what: string, max: number) =>
  z
    .string(`Enter ${what}.`)
    .trim()
    .min(1, `Enter ${what}.`)
    .max(max, `Use at most ${max.toLocaleString('en-GB')} characters.`)

/** Text whose white space at both ends counts (a quotation). */
export const verbatim = (what: string, max: number) =>
  z
    .string(`Enter ${what}.`)
    .min(1, `Enter ${what}.`)
    .max(max, `Use at most ${max.toLocaleString('en-GB')} characters.`)

/** A whole number in plain digits; "4.5", "1e1" and "٣" are refused. */
export const whole = once((min: number, max: number) => {
  const sentence = `Enter a whole number from ${min} to ${max}.`
  const number = z.number(sentence).int(sentence).min(min, sentence).max(max, sentence)
  return z.union([number, z.string(sentence).trim().regex(digits, sentence).transform(Number).pipe(number)], sentence)
})

/** One of a fixed set of words. */
export const choice = <const T extends readonly [string, ...string[]]>(
  values: T,
  sentence = 'Choose one of the answers.',
) => z.enum(values, sentence)

/** A ticked box; from JSON true or false. */
export const checkbox = once(() =>
  z
    .union(
      [
        z.boolean(),
        z.enum(['on', '1', 'true']).transform(() => true),
        z.enum(['', '0', 'false']).transform(() => false),
      ],
      'Tick the box or leave it.',
    )
    .default(false),
)

/** A field that comes once, several times or not at all; always a list. */
export const several = <T extends z.ZodType>(type: T, max = 500) =>
  z
    .union(
      [
        z.array(type).max(max, `Choose at most ${max}.`),
        z.literal('').transform(() => []),
        type.transform(value => [value]),
      ],
      'Choose from the list.',
    )
    .default([])

/** Empty means null. */
export function optional<T extends z.ZodType>(type: T): Optional<T> {
  const field = optionals.get(type) ?? orNull(type)
  optionals.set(type, field)
  return field as Optional<T>
}

const nothing = z.literal('').transform(() => null)
const orNull = <T extends z.ZodType>(type: T) => z.union([nothing, z.null(), type]).default(null)
type Optional<T extends z.ZodType> = ReturnType<typeof orNull<T>>
const optionals = new WeakMap<z.ZodType, z.ZodType>()

/** A calendar day, 2026-11-21, in a year in which reviews are made: 0001 and 20226 are slips of the keyboard. */
export const day = () =>
  z.iso
    .date({ error: 'Enter a day as year-month-day, for example 2026-11-21.', abort: true })
    .refine(text => text >= '1900' && text < '2201', 'Enter a day between the years 1900 and 2200.')

export const email = () =>
  z
    .string('Enter an e-mail address.')
    .trim()
    .toLowerCase()
    .max(254, 'Use at most 254 characters.')
    .regex(/^[^\s@"<>]+@[^\s@"<>]+$/, 'Enter an e-mail address in the form name@example.org.')

/** A web address that is safe to link to. */
export const link = () =>
  z
    .string('Enter a web address.')
    .trim()
    .max(2000, 'Use at most 2,000 characters.')
    .regex(/^https?:\/\/\S+$/i, 'Enter a web address that begins with http:// or https://.')

/** The version a form was filled against. */
export const version = () => whole(0, 999_999_999)

/** The version that an act without words of its own was decided on; without one it is done to whatever stands. */
export const decidedOn = () => optional(version())

/** The errors of a failed parse by field, in the order of the form. */
export function errorsOf(error: z.ZodError): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  for (const issue of error.issues) {
    const field = issue.path.length === 0 ? 'form' : issue.path.map(String).join('.')
    const sentence = issue.code === 'invalid_union' ? (unionSentence(issue) ?? issue.message) : issue.message
    errors[field] ??= []
    const said = isSentence(sentence) ? sentence : 'This is not an answer that the form knows.'
    if (!errors[field].includes(said)) errors[field].push(said)
  }
  return errors
}

/** A union's own message says little; the branch that came nearest says more. */
function unionSentence(issue: z.core.$ZodIssueInvalidUnion): string | undefined {
  const messages = issue.errors.flat().map(inner => inner.message)
  return messages.findLast(isSentence)
}

/** zod's own messages speak of types; ours are sentences. */
function isSentence(message: string): boolean {
  return message.length < 1000 && /^[A-Z][^:]*\.$/.test(message)
}
