// Refusals: the thrown answers whose words are safe to show. Anything else that is thrown is a bug.

import type { RowNames } from './http/page/rows.ts'

export class Refusal extends Error {
  readonly status: number
  /** More for the page that shows it, for example both texts of a stale save. */
  readonly detail: Readonly<Record<string, unknown>>
  constructor(status: number, message: string, detail: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.status = status
    this.detail = detail
  }
}

/** The thing has moved: an old address of a review. GET goes on to `see`. */
export class Moved extends Refusal {
  readonly see: string
  constructor(see: string) {
    super(308, 'This page has moved.')
    this.see = see
  }
}

/** Nobody is signed in, and the page is not public. */
export function signInNeeded(): Refusal {
  return new Refusal(401, 'Sign in to go on.')
}

/** What the reader may not know of, or what is not there: the same answer. */
export function notFound(what = 'This page'): Refusal {
  return new Refusal(404, `${what} was not found.`)
}

/** Known to the reader, but not theirs to do. */
export function forbidden(sentence = 'Your role in this review does not allow this.'): Refusal {
  return new Refusal(403, sentence)
}

/** The state of things does not allow it (a closed round, a name that is taken). */
export function conflict(sentence: string, detail: Readonly<Record<string, unknown>> = {}): Refusal {
  return new Refusal(409, sentence, detail)
}

export type Stale = {
  readonly version: number
  readonly savedBy?: string | null
  readonly savedAt?: string | null
  /** What stood there before each of the last saves, which tells what the sender had not touched; never sent out. */
  readonly was?: readonly Readonly<Record<string, unknown>>[]
  /** Fields that come as lists, one place a row, whose rows are matched by the identity they carry; never sent out. */
  readonly rows?: RowNames
  readonly fields: readonly {
    readonly name: string
    readonly label: string
    readonly theirs: string
    readonly mine: string
    /** One of fixed words and no text to bring together. */
    readonly isChoice?: boolean
  }[]
}

/**
 * Someone saved in between. `theirs` is what stands now and `mine` what was sent, field by field in the words of the page;
 * those that differ are told, and the 409 page shows every other field of the form that does. `version` is the one to save
 * against next. What is several in words (“the settings”) is said so.
 */
export function stale(what: string | { readonly several: string }, detail: Stale): Refusal {
  const sentence =
    typeof what === 'string'
      ? `${what} was changed by someone else while you were editing it.`
      : `${what.several} were changed by someone else while you were editing them.`
  const fields = detail.fields.filter(field => field.theirs !== field.mine)
  return new Refusal(409, sentence, { stale: { ...detail, fields } })
}

export function isStale(error: unknown): error is Refusal & { readonly detail: { readonly stale: Stale } } {
  return error instanceof Refusal && error.detail.stale !== undefined
}

/** Bad input that only an action can see; `fields` names the fields of the form. */
export class Invalid extends Error {
  readonly fields: Readonly<Record<string, string[]>>
  constructor(fields: Readonly<Record<string, string[]>>) {
    super(Object.values(fields).flat().join(' '))
    this.fields = fields
  }
}

export function invalid(field: string, sentence: string): Invalid {
  return new Invalid({ [field]: [sentence] })
}
