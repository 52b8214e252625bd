// Turns an answer into a page, a fragment or JSON, and gives every view its `page`. The only place that renders.
import { randomUUID } from 'node:crypto'
import { pipeline } from 'node:stream'
import type { Request, Response } from 'express'
import type { z } from 'zod'
import { differences } from '../differences.ts'
import { markdown } from '../markdown.ts'
import { counted, shorten } from '../text.ts'
import { type Again, type Answer, type Crumb, wants } from './answers.ts'
import { allowWorker } from './headers.ts'
import { asset } from './page/assets.ts'
import { standsOn } from './page/came-from.ts'
import { type Flash, leaveFlash, takeFlash } from './page/flash.ts'
import { type Language, sayIn } from './page/messages.ts'
import { render, renderPage } from './page/templates.ts'
import { sendProblem } from './problem.ts'
import type { BaseCtx } from './routes.ts'
import { tagOf } from './saving/tags.ts'

/** Making a formatter costs more than a page has time for; using one does not. */
const places = { en: 'en-GB', nl: 'nl-NL' } as const
const each = <T>(make: (place: string) => T): Readonly<Record<Language, T>> => ({
  en: make(places.en),
  nl: make(places.nl),
})
const days = each(
  place => new Intl.DateTimeFormat(place, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
)
const times = each(
  place =>
    new Intl.DateTimeFormat(place, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'UTC',
    }),
)
const numbers = each(place => new Intl.NumberFormat(place))

const dated = (format: Intl.DateTimeFormat, iso: string | null) =>
  iso === null || iso === '' ? '' : format.format(new Date(iso))

/** What every view may use beside its own data. None of it is in JSON. */
export type Page = ReturnType<typeof pageOf>

type Frame = {
  readonly title: string
  readonly nav?: string | undefined
  readonly crumbs?: readonly Crumb[] | undefined
  readonly language?: Language | undefined
}

/** `ctx.review` and its role, when there is one, become the frame of the page. */
export function pageOf(
  req: Request,
  res: Response,
  ctx: BaseCtx & { readonly review?: unknown },
  frame: Frame,
  form: { errors: Readonly<Record<string, readonly string[]>>; old: Readonly<Record<string, unknown>> | null },
) {
  const { visitor } = ctx
  const language = frame.language ?? 'en'
  return {
    title: frame.title,
    nav: frame.nav ?? '',
    crumbs: frame.crumbs ?? [],
    language,
    nonce: res.locals.nonce as string,
    token: visitor.csrf,
    submission: randomUUID(),
    person: visitor.person,
    theme: visitor.person?.theme ?? 'auto',
    review: (ctx.review ?? null) as {
      slug: string
      title: string
      role: string
      kind: string
      id: number
      waiting?: number
    } | null,
    flash: takeFlash(visitor.sessionKey, req.query.said) as readonly Flash[],
    isFragment: wants(req) === 'fragment',
    path: req.path,
    url: req.originalUrl,
    /** Said by the forms of the page, so that a refusal leads back to it; '' where it is not known. */
    from: standsOn(req, res.locals.from),
    /** Field → what is wrong with it, for the error summary and the fields themselves. */
    errors: Object.entries(form.errors).map(([field, sentences]) => ({ field, message: sentences.join(' ') })),
    /** What was typed before it was refused; null on a fresh form. */
    old: form.old,
    now: ctx.now,
    may: ctx.may,
    say: sayIn(language),
    asset,
    markdown,
    differences,
    counted,
    shorten,
    day: (iso: string | null) => dated(days[language], iso),
    time: (iso: string | null) => dated(times[language], iso),
    number: (value: number) => numbers[language].format(value),
  }
}

type Refused<D> = {
  readonly errors: Readonly<Record<string, readonly string[]>>
  readonly old: Readonly<Record<string, unknown>>
  readonly again: Again<D> | null
}

/** Sends what a handler answered. Views and JSON get the fields of `schema` and no more. */
export async function reply<A extends z.ZodType>(
  req: Request,
  res: Response,
  ctx: BaseCtx,
  answer: Exclude<Answer<z.input<A>>, { invalid: unknown }> | Refused<z.input<A>>,
  schema: A | undefined,
): Promise<void> {
  if ('errors' in answer) return refused(req, res, ctx, answer, schema)
  if ('file' in answer) return file(res, answer.file)
  if ('see' in answer) {
    if (wants(req) === 'json') {
      res
        .status(201)
        .location(answer.see)
        .json({
          location: answer.see,
          ...answer.data,
          ...(answer.undo === undefined ? {} : { undo: answer.undo }),
        })
      return
    }
    res.redirect(
      303,
      answer.done === undefined
        ? answer.see
        : withFlash(
            answer.see,
            leaveFlash(ctx.visitor.sessionKey, {
              kind: 'done',
              text: answer.done,
              ...(answer.undo === undefined ? {} : { undo: answer.undo }),
            }),
          ),
    )
    return
  }
  const data = schema === undefined ? answer.data : schema.parse(answer.data)
  const kind = wants(req)
  res.status(answer.status ?? 200)
  if (kind === 'json') {
    const body = JSON.stringify(data)
    res
      .set('ETag', tagOf(data, body, String(req.route?.path ?? '')))
      .type('json')
      .send(body)
    return
  }
  const page = pageOf(req, res, ctx, answer, { errors: {}, old: null })
  if (answer.worker === true) allowWorker(res)
  send(
    res,
    { ...(data as object), page },
    answer.view,
    kind === 'fragment' ? answer.fragment : undefined,
    answer.layout,
  )
}

const MOST_KEPT = 20_000

/** Goes back to the page of a form with what is wrong and what was typed; false where that is too much to keep. */
export function returned(
  res: Response,
  ctx: BaseCtx,
  back: string,
  { errors, raw }: { readonly errors: Readonly<Record<string, readonly string[]>>; readonly raw: unknown },
): boolean {
  const typed = Object.fromEntries(
    Object.entries((raw ?? {}) as object).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  if (JSON.stringify(typed).length > MOST_KEPT) return false
  const text = Object.values(errors).flat().join(' ')
  res.redirect(303, withFlash(back, leaveFlash(ctx.visitor.sessionKey, { kind: 'problem', text, typed })))
  return true
}

function refused<D>(
  req: Request,
  res: Response,
  ctx: BaseCtx,
  answer: Refused<D>,
  schema: z.ZodType | undefined,
): void {
  const { again, errors, old } = answer
  if (again === null) {
    sendProblem(req, res, { status: 422, title: Object.values(errors).flat().join(' '), errors })
    return
  }
  const data = schema === undefined ? again.data : schema.parse(again.data)
  const page = pageOf(req, res, ctx, { ...again, title: `Problem: ${again.title}` }, { errors, old })
  res.status(422)
  if (again.worker === true) allowWorker(res)
  send(
    res,
    { ...(data as object), page },
    again.view,
    wants(req) === 'fragment' ? again.fragment : undefined,
    again.layout,
  )
}

/** The page of a form as it stands now, without what was typed: what a stale save is compared with. */
export function formNow<A extends z.ZodType>(
  req: Request,
  res: Response,
  ctx: BaseCtx,
  again: Again<z.input<A>>,
  schema: A | undefined,
): string {
  const data = schema === undefined ? again.data : schema.parse(again.data)
  return render(again.view, { ...(data as object), page: pageOf(req, res, ctx, again, { errors: {}, old: null }) })
}

function send(
  res: Response,
  locals: Readonly<Record<string, unknown>>,
  view: string,
  fragment: string | undefined,
  layout: 'page' | 'panel' | 'none' = 'page',
): void {
  res.type('html')
  if (fragment !== undefined) {
    res.send(render(fragment, locals))
    return
  }
  res.send(renderPage(view, layout === 'none' ? null : `layout/${layout}`, locals))
}

function file(
  res: Response,
  {
    body,
    type,
    name,
    inline,
  }: { body: string | Buffer | NodeJS.ReadableStream; type: string; name: string; inline?: boolean },
): void {
  const ascii = name.replaceAll(/[^\w.\- ]/g, '_')
  res.type(type)
  res.setHeader(
    'Content-Disposition',
    `${inline === true ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  )
  if (typeof body === 'string' || Buffer.isBuffer(body)) res.send(body)
  // Where the reader goes away the file is closed too.
  else pipeline(body, res, () => {})
}

function withFlash(path: string, key: string): string {
  const [before, hash] = path.split('#')
  return `${before}${before?.includes('?') === true ? '&' : '?'}said=${key}${hash === undefined ? '' : `#${hash}`}`
}
