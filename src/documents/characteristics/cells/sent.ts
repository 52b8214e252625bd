// What a form of cells sent: for each column its values and where it says so, each with what stood there before.
import type { Column } from '../domain.ts'

export type Part<T> = { readonly now: T; readonly was: string }
export type SentCell = {
  readonly column: Column
  readonly values: Part<readonly string[]> | null
  readonly locator: Part<string> | null
  readonly excerpt: Part<string> | null
}

/** Fields by the key of their column: `country`, `country-was`, `country-at`, `country-at-was`, `country-excerpt`, `country-excerpt-was`. */
export function sentCells(form: Readonly<Record<string, unknown>>, columns: readonly Column[]): SentCell[] {
  const list = (name: string) => (Object.hasOwn(form, name) ? (form[name] as readonly string[]) : null)
  const one = (name: string) => list(name)?.join('\n').trim() ?? ''
  return columns.flatMap(column => {
    const { key } = column
    const values = list(key)
    const locator = list(`${key}-at`)
    const excerpt = list(`${key}-excerpt`)
    if (values === null && locator === null && excerpt === null) return []
    return [
      {
        column,
        values: values === null ? null : { now: values, was: one(`${key}-was`) },
        locator: locator === null ? null : { now: one(`${key}-at`), was: one(`${key}-at-was`) },
        excerpt: excerpt === null ? null : { now: one(`${key}-excerpt`), was: one(`${key}-excerpt-was`) },
      },
    ]
  })
}

/** Somebody changed it since the form was printed, to something else than is sent; `isFresh` when nothing changed at all. */
export const isOvertaken = (part: { readonly was: string }, current: string, sent: string, isFresh: boolean) =>
  !isFresh && current !== part.was && current !== sent && sent !== part.was
