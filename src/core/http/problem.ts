// Errors as a reader may see them: a plain page or problem+json with a sentence, and a reference for what is a bug.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { isCollision } from '../collision.ts'
import { Moved, Refusal } from '../errors.ts'
import { newSecret } from '../secrets.ts'
import { wants } from './answers.ts'
import { render } from './page/templates.ts'
import type { Services, Visitor } from './services.ts'
import { pageOf } from './view.ts'

type Problem = {
  readonly status: number
  readonly title: string
  readonly errors?: Readonly<Record<string, readonly string[]>>
  readonly reference?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

export function sendProblem(req: Request, res: Response, problem: Problem): void {
  res.status(problem.status)
  if (wants(req) === 'json') {
    const { detail, ...rest } = problem
    res.type('application/problem+json').send(JSON.stringify({ type: 'about:blank', ...rest, ...detail }))
    return
  }
  const visitor: Visitor = (res.locals.visitor as Visitor | undefined) ?? {
    person: null,
    panellist: null,
    via: 'none',
    csrf: '',
    sessionKey: '',
  }
  const base = (res.locals.ctx as Parameters<typeof pageOf>[2] | undefined) ?? { visitor, now: '', may: () => false }
  const panel = visitor.person === null && visitor.panellist !== null
  const page = pageOf(
    req,
    res,
    base as Parameters<typeof pageOf>[2],
    { title: problem.title, language: problem.detail?.language === 'nl' ? 'nl' : 'en' },
    { errors: {}, old: (req.body as Record<string, unknown> | undefined) ?? null },
  )
  // Signed out, or a form older than its session: the text is kept, to be sent again after signing in.
  const resend =
    req.method === 'POST' && (problem.status === 401 || problem.detail?.resend === true) ? fieldsOf(req.body) : null
  const back = req.method === 'POST' && page.from !== '' ? page.from : null
  const unread =
    req.method === 'POST' && problem.status === 401 && req.is('multipart/form-data') === 'multipart/form-data'
  const locals = {
    problem,
    page,
    resend,
    back,
    unread,
    typed: req.method === 'POST' ? page.old : null,
    /** What of it differs from what stands, under its labels, where the refusal knows. */
    differing: problem.detail?.typed ?? null,
    stale: problem.detail?.stale ?? null,
    isPanel: panel,
    /** Whom a panellist can ask. */
    contact: problem.detail?.contact ?? null,
  }
  const view = problem.detail?.stale === undefined ? 'layout/problem' : 'layout/stale'
  res.type('html').send(render(panel ? 'layout/panel' : 'layout/page', { ...locals, body: render(view, locals) }))
}

const COLLISION =
  'Someone else saved at the same moment, and the two do not fit together. Nothing of this was saved. Look at what stands there now, then send it again.'

/** The last handler of all: refusals are said, bugs are logged with a reference and never shown. */
export const onError: ErrorRequestHandler = (error: unknown, req, res, next) => {
  const services = res.app.locals.services as Services
  if (res.headersSent) return next(error)
  if (error instanceof Moved && req.method === 'GET') return res.redirect(308, error.see)
  if (error instanceof Refusal) {
    if (error.status === 401 && req.method === 'GET' && wants(req) === 'page')
      return res.redirect(303, `/sign-in?next=${encodeURIComponent(req.originalUrl)}`)
    if (error.status === 403 || error.status === 429)
      services.log.warn({ path: safePath(req), status: error.status }, 'refused')
    return sendProblem(req, res, { status: error.status, title: error.message, detail: error.detail })
  }
  const known = bodyProblem(error)
  if (known !== null) return sendProblem(req, res, known)
  if (req.method === 'POST' && isCollision(error)) {
    services.log.warn({ path: safePath(req), ...wordsOf(error) }, 'two saves at the same moment')
    return sendProblem(req, res, { status: 409, title: COLLISION, detail: { resend: true } })
  }
  const reference = newSecret().slice(0, 8)
  services.log.error(
    {
      reference,
      path: safePath(req),
      method: req.method,
      ...wordsOf(error),
    },
    'unexpected error',
  )
  if (isFull(error))
    return sendProblem(req, res, {
      status: 507,
      title:
        'The disk of this server is full, so nothing was saved. What you typed is still below or on the page before. Tell the person who runs this server.',
      reference,
    })
  sendProblem(req, res, {
    status: 500,
    title:
      'Something went wrong here, and nothing was saved. Please try again; if it happens twice, tell the person who runs this server the reference.',
    reference,
  })
}

export const onNothing: RequestHandler = (req, res) =>
  sendProblem(req, res, { status: 404, title: 'This page was not found.' })

/** What Express's own body readers refuse. */
function bodyProblem(error: unknown): Problem | null {
  const { status, type } = error as { status?: number; type?: string }
  if (type === 'entity.too.large' || type === 'parameters.too.many')
    return { status: 413, title: 'The form is larger than this page takes. Nothing was saved.' }
  if (type === 'entity.parse.failed')
    return { status: 400, title: 'The JSON that was sent could not be read. Nothing was saved.' }
  if (typeof status === 'number' && status >= 400 && status < 500)
    return { status, title: 'The request could not be read. Nothing was saved.' }
  return null
}

function isFull(error: unknown): boolean {
  const { code } = error as { code?: string }
  return code === 'SQLITE_FULL' || code === 'ENOSPC'
}

function wordsOf(error: unknown) {
  return { error: error instanceof Error ? { message: error.message, stack: error.stack } : String(error) }
}

/** Links carry secrets in their last part; logs never do. */
function safePath(req: Request): string {
  return req.path
    .replaceAll(/[\w-]{30,}/g, '…')
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, 300)
}

/** The fields of a form as text, for hidden inputs; passwords are never sent back. */
function fieldsOf(body: unknown): { name: string; value: string }[] {
  if (body === null || typeof body !== 'object') return []
  return Object.entries(body)
    .filter(([name]) => !name.startsWith('_') && !/password/i.test(name))
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value])
        .filter(one => typeof one === 'string')
        .map(one => ({ name, value: one as string })),
    )
}
