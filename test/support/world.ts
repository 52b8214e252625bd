// The named cast every test may call on: two reviews that must never see each other, and people in each role.
import request, { type Agent, type Response, type Test } from 'supertest'
import { addPerson, createToken } from '../../src/accounts/actions.ts'
import type { Ctx, ReviewCtx } from '../../src/core/db/transaction.ts'
import type { Services } from '../../src/core/http/services.ts'
import { createReview } from '../../src/reviews/actions.ts'
import type { Role } from '../../src/reviews/permissions.ts'
import { insertMember } from '../../src/reviews/store.ts'
import { type Door, startApp } from './app.ts'

export type Someone = { readonly id: number; readonly name: string; readonly token: string }

/** A browser with a session: keeps cookies, sends the form token, follows nothing by itself. */
export type Browser = {
  get(url: string): Promise<Response>
  post(url: string, body?: Readonly<Record<string, unknown>>): Promise<Response>
  upload(
    url: string,
    field: string,
    file: { name: string; content: Buffer | string },
    body?: Readonly<Record<string, string>>,
  ): Promise<Response>
  readonly agent: Agent
}

export const PASSWORD = 'seven quiet otters'

/** A world: `lena` leads, `ravi` reviews, `olga` observes the review "heard"; `stan` leads another, "elsewhere"; `ada` is the admin. */
export async function world(settings: Parameters<typeof startApp>[0] = {}) {
  const { app, services, database, folder, time, door } = await startApp(settings)
  const system: Ctx = { database, db: database.read, now: services.clock(), actor: { kind: 'system', id: null } }
  const someone = async (name: string, isAdmin = false): Promise<Someone> => {
    const id = await addPerson(system, { name, email: `${name.split(' ')[0]?.toLowerCase()}@example.org`, isAdmin })
    return { id, name, token: await createToken(system, id, 'test') }
  }
  const lena = await someone('Lena Lead')
  const ravi = await someone('Ravi Reviewer')
  const olga = await someone('Olga Observer')
  const stan = await someone('Stan Stranger')
  const ada = await someone('Ada Admin', true)
  const heard = await createReview(system, {
    title: 'Being heard',
    kind: 'realist-review',
    intervention: 'social prescribing',
    slug: 'heard',
    leadId: lena.id,
  })
  const elsewhere = await createReview(system, {
    title: 'Elsewhere',
    kind: 'realist-review',
    slug: 'elsewhere',
    leadId: stan.id,
  })
  for (const [person, role] of [
    [ravi, 'reviewer'],
    [olga, 'observer'],
  ] as const)
    await join(services, heard.id, person.id, role)
  return {
    app,
    services,
    database,
    folder,
    time,
    system,
    lena,
    ravi,
    olga,
    stan,
    ada,
    heard,
    elsewhere,
    /** The context of an action by someone in a review, for setting a scene without pages. */
    as: (person: Someone | null, review = heard): ReviewCtx => ({
      database,
      db: database.read,
      now: services.clock(),
      actor: person === null ? { kind: 'system', id: null } : { kind: 'person', id: person.id },
      review,
    }),
    /** Requests with a bearer token that ask for JSON. */
    api: (person: Someone) => api(door, person.token),
    /** A signed-in browser. */
    browser: (person: Someone) => browser(door, services, person),
  }
}

export type World = Awaited<ReturnType<typeof world>>

async function join(services: Services, reviewId: number, personId: number, role: Role): Promise<void> {
  await services.database.write
    .transaction()
    .execute(trx => insertMember(trx, { reviewId, personId, role, joinedAt: services.clock() }))
}

function api({ server, connections }: Door, token: string) {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' }
  return {
    get: (url: string) => request(server).get(url).agent(connections).set(headers),
    post: (url: string, body: object = {}) => request(server).post(url).agent(connections).set(headers).send(body),
  }
}

/** Signs in through the real page, so that the session and its token are what a person's browser has. */
async function browser({ server, connections }: Door, services: Services, person: Someone): Promise<Browser> {
  const { makeAccountLink } = await import('../../src/accounts/actions.ts')
  const ctx: Ctx = {
    database: services.database,
    db: services.database.read,
    now: services.clock(),
    actor: { kind: 'system', id: null },
  }
  const secret = await makeAccountLink(ctx, 'password', person.id)
  const agent = request.agent(server).use((sent: Test) => void sent.agent(connections))
  await agent.post(`/password/${secret}`).type('form').send({ password: PASSWORD }).expect(303)
  const token = tokenIn((await agent.get('/account').expect(200)).text)
  return {
    agent,
    get: async url => agent.get(url).set('accept', 'text/html'),
    post: async (url, body = {}) =>
      agent
        .post(url)
        .set('accept', 'text/html')
        .type('form')
        .send({ _token: token, ...body }),
    upload: async (url, field, file, body = {}) => {
      let sent = agent.post(url).set('accept', 'text/html').field('_token', token)
      for (const [name, value] of Object.entries(body)) sent = sent.field(name, value)
      return sent.attach(field, Buffer.from(file.content), file.name)
    },
  }
}

/** The form token printed on a page. */
export function tokenIn(html: string): string {
  const found = /name="_token" value="([^"]+)"/.exec(html)?.[1]
  if (found === undefined) throw new Error('The page has no form token.')
  return found
}

/** How many statements `work` runs, for tests that a page asks no more questions when it has more rows. */
export async function countQueries(database: World['database'], work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const executor = (
    database.read as unknown as { getExecutor(): { executeQuery: (...args: unknown[]) => unknown } }
  ).getExecutor()
  const original = executor.executeQuery
  executor.executeQuery = function (...args: unknown[]) {
    count++
    return original.apply(this, args)
  }
  try {
    await work()
  } finally {
    executor.executeQuery = original
  }
  return count
}
