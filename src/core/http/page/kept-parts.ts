// Parts of pages that hold as long as their data do: printed once, and sent again as the bytes they were.
import { randomUUID } from 'node:crypto'

type Part = { readonly as: string; readonly mark: string; readonly bytes: Buffer }

/** A long text is a megabyte; as many as a few people work on at once. */
const KEPT = 12
const parts = new Map<object, Part>()

/** Stands in a page for a part; nobody who writes what pages print can know it. */
const SIGN = `<!--kept ${randomUUID()} `
const END = '-->'
let marked = 0

/** `of` is what the part is made from, and frozen; `as` is whatever else it depends on. Returns a mark, which `assembled` replaces. */
export function keepPart(of: object, as: string, print: () => string): string {
  const found = parts.get(of)
  parts.delete(of)
  const part = found?.as === as ? found : { as, mark: `${SIGN}${++marked}${END}`, bytes: Buffer.from(print()) }
  parts.set(of, part)
  if (parts.size > KEPT) parts.delete(parts.keys().next().value as object)
  return part.mark
}

/** A page with its kept parts in their places. What is kept need not be made into bytes again, which takes longer than printing it. */
export function assembled(html: string): string | Buffer {
  let at = html.indexOf(SIGN)
  if (at === -1) return html
  const pieces: Buffer[] = []
  let from = 0
  while (at !== -1) {
    const end = html.indexOf(END, at) + END.length
    pieces.push(Buffer.from(html.slice(from, at)), bytesOf(html.slice(at, end)))
    from = end
    at = html.indexOf(SIGN, from)
  }
  return Buffer.concat([...pieces, Buffer.from(html.slice(from))])
}

function bytesOf(mark: string): Buffer {
  for (const part of parts.values()) if (part.mark === mark) return part.bytes
  throw new Error('A kept part was forgotten before its page was sent.')
}
