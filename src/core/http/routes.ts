// How a route is declared, as one sentence, and the way in that every request takes: guard → upload → token → form → handler → answer.
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { z } from 'zod'
import type { Ctx } from '../db/transaction.ts'
import { Invalid, isStale, notFound, Refusal, type Stale } from '../errors.ts'
import { cleanDeep } from '../text.ts'
import { type Again, type Answer, wants } from './answers.ts'
import { hasToken } from './csrf.ts'
import { errorsOf } from './fields.ts'
import { cameFrom } from './page/came-from.ts'
import { controlsOf } from './page/controls.ts'
import { sidesOf } from './page/sides.ts'
import { replayed, type Submission, submissionKey } from './saving/submissions.ts'
import { takesVersion, versionWanted } from './saving/tags.ts'
import type { Services, Visitor } from './services.ts'
import { untilChange } from './steady.ts'
import { receive, type Upload, type UploadRule } from './upload.ts'
import { formNow, reply, returned } from './view.ts'

/** Parameters that are words in the address; all others are the short numbers of design and come as numbers. */
type WordParameter = 'review' | 'secret' | 'name' | 'hash' | 'language' | 'format' | 'screen' | 'section'
const words: readonly string[] = ['review', 'secret', 'name', 'hash', 'language', 'format', 'screen', 'section']

export type Params<P extends string> = P extends `${string}:${infer N}/${infer Rest}`
  ? { readonly [K in N]: K extends WordParameter ? string : number } & Params<`/${Rest}`>
  : P extends `${string}:${infer N}`
    ? { readonly [K in N]: K extends WordParameter ? string : number }
    : unknown

/** What a guard starts from: who is asking, with which services. */
export type BaseCtx = Ctx & {
  readonly services: Services
  readonly visitor: Visitor
  readonly submission: Submission | null
  readonly may: (permission: string) => boolean
}

export type Input<P extends string, F> = {
  readonly params: Params<P>
  readonly form: F
  readonly upload: Upload | null
  readonly req: Request
}

type Options<P extends string, F extends z.ZodType, A extends z.ZodType, C> = {
  readonly form?: F
  readonly answer?: A
  /** A body that works in the test world; walked by the permission matrix and printed on the API page. */
  readonly example?: Readonly<Record<string, unknown>>
  readonly upload?: UploadRule
  /** The page the form stands on, so that bad input comes back with the form, the input kept and the fields named. */
  readonly again?: (ctx: C, input: Omit<Input<P, unknown>, 'upload'>) => Promise<Again<z.input<A>>> | Again<z.input<A>>
  /** Where a short form that stands on many pages goes back to with bad input: the sentence and its text are shown there. */
  readonly backTo?: (ctx: C, raw: unknown) => string | null
  /** The data of a GET change only with the review: they are worked out once and shown until its next change. */
  readonly steady?: boolean
  /** Attempts per address and minutes, beyond which 429 is answered. */
  readonly limit?: { readonly attempts: number; readonly minutes: number }
  readonly summary?: string
}

export type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly permission: string
  readonly form: z.ZodType | null
  readonly takesVersion: boolean
  readonly answer: z.ZodType | null
  readonly example: Readonly<Record<string, unknown>> | null
  readonly upload: UploadRule | null
  readonly summary: string
  readonly steps: readonly RequestHandler[]
}

/** Turns the visitor and the address into the context a permission stands for, or throws notFound / forbidden. */
export type Guard<P extends string, C extends BaseCtx> = (
  base: BaseCtx,
  params: Readonly<Record<string, string>>,
  permission: P,
  req: Request,
) => Promise<C>

type Handler<P extends string, F extends z.ZodType, A extends z.ZodType, C> = (
  ctx: C,
  input: Input<P, z.output<F>>,
) => Promise<Answer<z.input<A>>> | Answer<z.input<A>>

/** Makes the `route` function of one guard; leaving out the permission is a type error. */
export function declare<Permission extends string, C extends BaseCtx>(guard: Guard<Permission, C>) {
  return function route<
    P extends string,
    F extends z.ZodType = z.ZodType<unknown>,
    A extends z.ZodType = z.ZodType<object>,
  >(
    method: 'GET' | 'POST',
    path: P,
    permission: Permission,
    options: Options<P, F, A, C>,
    handler: Handler<P, F, A, C>,
  ): Route {
    const enter: RequestHandler = async (req, res, next) => {
      const base = baseOf(req, res)
      try {
        res.locals.ctx = await guard(base, req.params as Record<string, string>, permission, req)
      } catch (error) {
        if (method === 'POST' && error instanceof Refusal && wants(req) === 'page')
          return readTyped(req, res, () => next(error))
        throw error
      }
      next()
    }
    const steps: RequestHandler[] = [enter, ...bodyReaders(method, options.upload)]
    if (options.limit !== undefined) steps.unshift(limiter(options.limit.attempts, options.limit.minutes))
    if (method === 'POST') steps.push(tokenNeeded)
    steps.push((req, res) => serve(req, res, method, options, handler))
    return {
      method,
      path,
      permission,
      steps,
      form: options.form ?? null,
      takesVersion: takesVersion(options.form),
      answer: options.answer ?? null,
      example: options.example ?? null,
      upload: options.upload ?? null,
      summary: options.summary ?? '',
    }
  }
}

/** Mounts declared routes in their order. An address is looked for only among those of as many parts: there are hundreds. */
export function mount(app: express.Express, routes: readonly Route[]): void {
  const routers = new Map<number, express.Router>()
  for (const route of routes) {
    const size = partsOf(route.path)
    const router = routers.get(size) ?? express.Router()
    routers.set(size, router)
    router[route.method === 'GET' ? 'get' : 'post'](route.path, ...route.steps)
  }
  app.use((req, res, next) => {
    const router = routers.get(partsOf(req.path))
    if (router === undefined) return next()
    router(req, res, next)
  })
}

const partsOf = (path: string) => path.split('/').filter(part => part !== '').length

async function serve<P extends string, F extends z.ZodType, A extends z.ZodType, C extends BaseCtx>(
  req: Request,
  res: Response,
  method: 'GET' | 'POST',
  options: Options<P, F, A, C>,
  handler: Handler<P, F, A, C>,
): Promise<void> {
  const ctx = res.locals.ctx as C
  const params = numbered(req.params as Record<string, string>) as Params<P>
  const wanted = method === 'POST' ? versionWanted(req, options.form) : null
  const sent = method === 'GET' ? req.query : (req.body ?? {})
  const raw = cleanDeep(wanted === null ? sent : { version: wanted, ...sent })
  const upload = (res.locals.upload as Upload | undefined) ?? null
  const refuse = async (errors: Readonly<Record<string, readonly string[]>>) => {
    const back = method === 'POST' && wants(req) === 'page' ? (options.backTo?.(ctx, raw) ?? null) : null
    if (back !== null && returned(res, ctx, back, { errors, raw })) return
    const again =
      options.again === undefined || wants(req) === 'json' ? null : await options.again(ctx, { params, form: raw, req })
    await reply(req, res, ctx, { errors, old: raw as Record<string, unknown>, again }, options.answer)
  }
  const parsed = options.form?.safeParse(raw)
  if (parsed !== undefined && !parsed.success) return refuse(errorsOf(parsed.error))
  try {
    const handle = () => handler(ctx, { params, form: parsed?.data as z.output<F>, upload, req })
    const steady = options.steady === true && method === 'GET'
    const answer = steady
      ? await untilChange(ctx, req, options.answer, handle)
      : await replayed(ctx.services, ctx.submission, { path: req.path, from: res.locals.from ?? null }, handle)
    if ('invalid' in answer) return await refuse(answer.invalid)
    await reply(req, res, ctx, answer, steady ? undefined : options.answer)
  } catch (error) {
    if (error instanceof Invalid) return refuse(error.fields)
    if (!isStale(error)) throw error
    const { was = [], rows = null, ...stale } = error.detail.stale
    const form =
      options.again === undefined || wants(req) === 'json' ? null : await options.again(ctx, { params, form: {}, req })
    const html = form === null ? '' : formNow(req, res, ctx, form, options.answer)
    throw new Refusal(wanted === null ? error.status : 412, error.message, {
      stale: await withSides(stale, html, req.path, raw, { was, rows }),
    })
  }
}

type Before = { readonly was: NonNullable<Stale['was']>; readonly rows: NonNullable<Stale['rows']> | null }

/** Beside what an action says of a stale save, every field of the form that it would overwrite. */
async function withSides(stale: Stale, html: string, path: string, raw: unknown, { was, rows }: Before) {
  const sent = raw as Record<string, unknown>
  const controls = html === '' ? [] : await controlsOf(html, path, Object.keys(sent))
  return { ...stale, sides: sidesOf(controls, stale.fields, sent, was, rows) }
}

function baseOf(req: Request, res: Response): BaseCtx {
  const services = res.app.locals.services as Services
  const visitor = res.locals.visitor as Visitor
  return {
    database: services.database,
    db: services.database.read,
    now: services.clock(),
    actor: visitor.person === null ? { kind: 'system', id: null } : { kind: 'person', id: visitor.person.id },
    services,
    visitor,
    submission: req.method === 'POST' ? { key: null, kept: false } : null,
    may: () => false,
  }
}

const typed = express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 1000 })

/** What was typed before a refusal, so that its page can show it; what is larger than a page of writing is left unread. */
const readTyped: RequestHandler = (req, res, next) =>
  typed(req, res, () => {
    res.locals.from = cameFrom(req.body)
    next()
  })

/** The body is read only once the guard has let the request in; a stranger cannot make the server parse megabytes. */
function bodyReaders(method: string, upload: UploadRule | undefined): RequestHandler[] {
  if (method === 'GET') return []
  const readers: RequestHandler[] = [
    express.urlencoded({ extended: false, limit: '4mb', parameterLimit: 5000 }),
    express.json({ limit: '16mb' }),
  ]
  if (upload !== undefined) readers.push(receive(upload))
  readers.push((req, res, next) => {
    const sent = (req.body as Record<string, unknown> | undefined)?._submission ?? req.get('idempotency-key')
    const ctx = res.locals.ctx as BaseCtx
    res.locals.from = cameFrom(req.body)
    if (typeof sent === 'string' && sent !== '' && ctx.submission !== null)
      ctx.submission.key = submissionKey(ctx.visitor, req.path, sent.slice(0, 200))
    next()
  })
  return readers
}

/** A signed-in browser has to send its session's token; bearer tokens and visitors without a session need none (Origin was checked before). */
const tokenNeeded: RequestHandler = (req: Request, res: Response, next: NextFunction) => {
  const visitor = res.locals.visitor as Visitor
  if (visitor.via === 'session' && !hasToken(req)) {
    throw new Refusal(
      403,
      'This form is older than your present sign-in, or it came from another site. Nothing was saved yet. Look at what was typed and send it again if it is yours.',
      { resend: true },
    )
  }
  if (req.body !== null && typeof req.body === 'object') {
    delete req.body._token
    delete req.body._submission
    delete req.body._from
  }
  next()
}

const applications = new WeakMap<object, number>()
let applicationsSeen = 0

/** Routes are declared once for all applications of a process; attempts are counted for each of them apart. */
function applicationOf(res: Response): number {
  const services = res.app.locals.services as Services
  const known = applications.get(services)
  if (known !== undefined) return known
  applicationsSeen += 1
  applications.set(services, applicationsSeen)
  return applicationsSeen
}

function limiter(attempts: number, minutes: number): RequestHandler {
  return rateLimit({
    windowMs: minutes * 60_000,
    limit: attempts,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: req => req.method === 'GET',
    keyGenerator: (req, res) => `${applicationOf(res)} ${ipKeyGenerator(req.ip ?? '')}`,
    handler: (_req, res, next) => {
      res.setHeader('Retry-After', String(minutes * 60))
      next(new Refusal(429, `Too many attempts. Try again in ${minutes} minutes.`))
    },
  })
}

/** `/records/12` is record 12; `/records/012`, `/records/x` and `/records/99999999999` are nothing. */
function numbered(params: Readonly<Record<string, string>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (words.includes(name)) return [name, value]
      if (!/^[1-9]\d{0,8}$/.test(value)) throw notFound()
      return [name, Number(value)]
    }),
  )
}
