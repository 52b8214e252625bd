// What a REFI-QDA project says, as far as a review has a place for it, and a list of what it has none for.

export type Code = {
  readonly guid: string
  readonly name: string
  readonly description: string
  readonly parent: string | null
  readonly notes: readonly string[]
}

export type Selection = {
  readonly guid: string
  /** Often the first words of the quotation. */
  readonly name: string
  /** In the plain text of the source; null for a place on the page of a PDF. */
  readonly span: { readonly start: number; readonly end: number } | null
  /** Words that came with a place on a page. */
  readonly words: string
  /** Counted from 0, as the format does. */
  readonly page: number | null
  readonly description: string
  readonly codes: readonly string[]
  readonly notes: readonly string[]
  readonly people: readonly string[]
}

export type Source = {
  readonly guid: string
  readonly name: string
  readonly description: string
  /** The text itself where it stands in the project. */
  readonly content: string | null
  /** Addresses of parts: internal://…, relative://… or a path on somebody's machine. */
  readonly plainPath: string
  readonly richPath: string
  readonly pdfPath: string
  readonly selections: readonly Selection[]
  /** Codes on the source as a whole. */
  readonly codes: readonly string[]
  readonly notes: readonly string[]
  readonly values: readonly { readonly variable: string; readonly value: string }[]
}

export type Note = {
  readonly guid: string
  readonly name: string
  readonly text: string
  readonly plainPath: string
  /** Passages marked in the note itself. */
  readonly marked: number
}

/** One thing without a place in a review: a line of the report. */
export type Line = {
  readonly kind: string
  readonly name: string
  readonly where: string
  readonly why: string
  /** All that was said in it. */
  readonly words: string
}

export type Project = {
  readonly name: string
  readonly origin: string
  readonly codes: readonly Code[]
  readonly sources: readonly Source[]
  readonly notes: ReadonlyMap<string, Note>
  readonly people: ReadonlyMap<string, string>
  readonly variables: ReadonlyMap<string, string>
  /** Names of things without a place, for saying what others point to. */
  readonly others: ReadonlyMap<string, string>
  readonly links: readonly Tie[]
  readonly lines: readonly Line[]
}

/** A link between any two things. */
export type Tie = { readonly name: string; readonly from: string; readonly to: string }

/** A project that a review of ours left as: what we wrote into it is read back. */
export const isOurs = (project: Pick<Project, 'origin'>): boolean => /^Retroduce\b/.test(project.origin)
