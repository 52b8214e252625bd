// The API description, made from the route table alone: every address, who may, what goes in and what comes out.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { ALLOWED } from '../../reviews/permissions.ts'

type Json = Readonly<Record<string, unknown>>
export type DescribedField = {
  readonly name: string
  readonly type: string
  readonly needed: boolean
}
export type DescribedRoute = {
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly who: string
  readonly fields: readonly DescribedField[]
  readonly file: string | null
  readonly example: string | null
  readonly answer: readonly string[]
}
export type DescribedPlace = { readonly place: string; readonly id: string; readonly routes: readonly DescribedRoute[] }

/** JSON Schema 2020-12 of a form or an answer; transforms are described by what they take. */
function schemaOf(type: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any', cycles: 'ref' }) as Record<
    string,
    unknown
  >
  return schema
}

/** OpenAPI 3.1. */
export function openApi(routes: readonly Route[], baseUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    paths[path][route.method.toLowerCase()] = operation(route)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Retroduce',
      version: '1',
      description:
        'Every page is its own API: ask for application/json with a bearer token and the same address answers the data of the page.',
    },
    servers: [{ url: baseUrl }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths,
  }
}

function operation(route: Route): Json {
  const form = route.form === null ? null : schemaOf(route.form, 'input')
  const parameters: Json[] = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  if (route.method === 'GET') parameters.push(...queryParameters(form))
  else if (route.takesVersion) parameters.push(IF_MATCH)
  return {
    ...(route.summary === '' ? {} : { summary: route.summary }),
    'x-permission': route.permission,
    'x-who': whoMay(route.permission),
    ...(route.permission === 'public' ? {} : { security: [{ token: [] }] }),
    parameters,
    ...(route.method === 'POST' ? { requestBody: requestBody(route, form) } : {}),
    responses: responses(route),
  }
}

const IF_MATCH: Json = {
  name: 'If-Match',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description: 'The ETag of what was read, in place of the field version. Addresses that do not name it refuse it.',
}

function queryParameters(form: Readonly<Record<string, unknown>> | null): Json[] {
  const properties = (form?.properties ?? {}) as Record<string, unknown>
  const needed = (form?.required ?? []) as readonly string[]
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: needed.includes(name),
    schema,
  }))
}

function requestBody(route: Route, form: Readonly<Record<string, unknown>> | null): Json {
  const schema = form ?? { type: 'object' }
  const example = route.example === null ? {} : { example: route.example }
  if (route.upload === null) return { content: { 'application/json': { schema, ...example } } }
  const properties = {
    ...((schema.properties ?? {}) as Json),
    [route.upload.field]: { type: 'string', contentMediaType: 'application/octet-stream' },
  }
  return { content: { 'multipart/form-data': { schema: { ...schema, properties } } } }
}

function responses(route: Route): Json {
  const problem = { content: { 'application/problem+json': {} } }
  const done =
    route.method === 'POST'
      ? {
          201: {
            description:
              'Done. Location leads to what was made or changed; after deleting, POST to undo.action puts it back.',
          },
        }
      : {
          200: {
            description: 'The data of the page.',
            headers: { ETag: { schema: { type: 'string' } } },
            ...(route.answer === null
              ? {}
              : { content: { 'application/json': { schema: schemaOf(route.answer, 'output') } } }),
          },
        }
  return {
    ...done,
    ...(route.permission === 'public' ? {} : { 401: { description: 'No valid token.', ...problem } }),
    ...(route.path.includes(':') ? { 404: { description: 'Not there, or not for you to know of.', ...problem } } : {}),
    ...(route.permission === 'public' ? {} : { 403: { description: 'Not for your role.', ...problem } }),
    ...(route.method === 'GET' && route.answer !== null ? { 304: { description: 'As If-None-Match has it.' } } : {}),
    ...(route.method === 'POST' && route.takesVersion
      ? {
          409: { description: 'Someone saved in between; stale holds both texts.', ...problem },
          412: { description: 'The same, where If-Match was sent.', ...problem },
        }
      : {}),
    ...(route.form === null ? {} : { 422: { description: 'Invalid input; errors names the fields.', ...problem } }),
  }
}

/** The permission in words. */
export function whoMay(permission: string): string {
  if (permission === 'public') return 'anyone'
  if (permission === 'person') return 'anyone with an account'
  if (permission === 'admin') return 'admins'
  const roles = (ALLOWED as Readonly<Record<string, readonly string[]>>)[permission]
  if (roles === undefined) return 'a panellist with a link'
  return roles.length === 3 ? 'all members' : roles.map(role => `${role}s`).join(' and ')
}

/** The same as the API page prints it: grouped by place. */
export function describePlaces(routes: readonly Route[]): DescribedPlace[] {
  const places = new Map<string, DescribedRoute[]>()
  for (const route of routes) {
    const inReview = route.path.startsWith('/reviews/:review')
    const part = route.path.split('/')[inReview ? 3 : 1] ?? ''
    const place = inReview ? (part === '' ? 'the review' : part) : 'outside reviews'
    places.set(place, [...(places.get(place) ?? []), describeRoute(route)])
  }
  return [...places].map(([place, routes]) => ({ place, id: place.replaceAll(/[^a-z]/g, '-'), routes }))
}

function describeRoute(route: Route): DescribedRoute {
  const form = route.form === null ? null : schemaOf(route.form, 'input')
  const answer = route.answer === null ? null : schemaOf(route.answer, 'output')
  const needed = (form?.required ?? []) as readonly string[]
  return {
    method: route.method,
    path: route.path,
    summary: route.summary,
    who: whoMay(route.permission),
    fields: Object.entries((form?.properties ?? {}) as Record<string, Json>).map(([name, schema]) => ({
      name,
      type: typeWords(schema),
      needed: needed.includes(name),
    })),
    file: route.upload === null ? null : `${route.upload.field}: ${route.upload.kinds.join(', ')}`,
    example: route.example === null ? null : JSON.stringify(route.example),
    answer: Object.keys((answer?.properties ?? {}) as Json),
  }
}

/** A schema in a word or two; unions of a number and its digits are a number. */
function typeWords(schema: Json): string {
  if (Array.isArray(schema.enum)) return schema.enum.join(' | ')
  if (schema.const !== undefined) return String(schema.const)
  const branches = (schema.anyOf ?? schema.oneOf) as readonly Json[] | undefined
  if (branches !== undefined) {
    const words = [...new Set(branches.map(typeWords).filter(word => word !== 'null' && word !== ''))]
    if (words.includes('number')) return 'number'
    if (words.includes('true or false')) return 'true or false'
    return words.slice(0, 4).join(' or ')
  }
  if (schema.type === 'array') return `list of ${typeWords((schema.items ?? {}) as Json) || 'values'}`
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'boolean') return 'true or false'
  if (schema.type === 'string') return schema.format === 'date' ? 'day' : 'text'
  return typeof schema.type === 'string' ? schema.type : ''
}
