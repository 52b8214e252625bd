// What a handler may return, and which of page, fragment or JSON a request asks for.
import type { Request } from 'express'

export type Crumb = { readonly label: string; readonly href: string }

export type Answer<D> =
  | {
      /** Path under views/ without ending, for example `sources/records/list`. */
      readonly view: string
      /** Part of the page that htmx may ask for alone. */
      readonly fragment?: string
      readonly data: D
      readonly title: string
      /** Key of the section in the review's navigation. */
      readonly nav?: string
      readonly crumbs?: readonly Crumb[]
      readonly layout?: 'page' | 'panel' | 'none'
      readonly status?: number
      /** Panel and report pages may speak the reader's language. */
      readonly language?: 'en' | 'nl'
      /** The page starts a worker of ours: its policy allows that, which no other page's does. */
      readonly worker?: boolean
    }
  | {
      /** Own path to go to (303), or the new thing's address for JSON (201). */
      readonly see: string
      /** What was done, shown once on the next page. */
      readonly done?: string
      /** The way back: a button on the next page; for JSON an address to POST to. */
      readonly undo?: { readonly action: string; readonly label: string }
      /** More for JSON: the new id, a report. */
      readonly data?: Readonly<Record<string, unknown>>
    }
  | { readonly invalid: Readonly<Record<string, readonly string[]>> }
  | {
      readonly file: {
        readonly body: string | Buffer | NodeJS.ReadableStream
        readonly type: string
        readonly name: string
        /** Shown in the browser instead of being saved; only for what is safe to show. */
        readonly inline?: boolean
        /** That it leaves stands in the access log already. */
        readonly isNoted?: boolean
      }
    }

/** The form again after bad input: the page it stands on, with its data. */
export type Again<D> = {
  readonly view: string
  readonly fragment?: string
  readonly title: string
  readonly nav?: string
  readonly crumbs?: readonly Crumb[]
  readonly layout?: 'page' | 'panel' | 'none'
  readonly data: D
  readonly language?: 'en' | 'nl'
  readonly worker?: boolean
}

/** Fragment: an htmx request that is neither boosted nor a restored history entry. */
export function wants(req: Request): 'page' | 'fragment' | 'json' {
  const accept = req.get('accept') ?? ''
  if (
    req.get('hx-request') === 'true' &&
    req.get('hx-boosted') === undefined &&
    req.get('hx-history-restore-request') !== 'true'
  )
    return 'fragment'
  if (req.get('authorization') !== undefined && !accept.includes('text/html')) return 'json'
  return req.accepts(['html', 'json']) === 'json' ? 'json' : 'page'
}
