// How the page of a quotation is named: by the number printed on it, and else by its place in the file.

export type OnPage = {
  /** By its place in the file, counting from 1; null where the text knows no pages. */
  readonly page: number | null
  /** The number printed on the page or given by the file, where it differs from its place. */
  readonly printedPage: string | null
}

/** "p. 236" is what readers of the paper find; "p. 5 of the file" what a reader of the PDF counts. Empty without pages. */
export function pageName({ page, printedPage }: OnPage): string {
  if (page === null) return ''
  return printedPage === null ? `p. ${page} of the file` : `p. ${printedPage}`
}
