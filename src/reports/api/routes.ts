// The API description for programs and for people, of whatever routes the application has.
import { z } from 'zod'
import { route } from '../../accounts/guard.ts'
import type { Route } from '../../core/http/routes.ts'
import { type DescribedPlace, describePlaces, openApi } from './openapi.ts'

const Api = z.object({
  places: z.array(
    z.object({
      place: z.string(),
      id: z.string(),
      routes: z.array(
        z.object({
          method: z.string(),
          path: z.string(),
          summary: z.string(),
          who: z.string(),
          fields: z.array(z.object({ name: z.string(), type: z.string(), needed: z.boolean() })),
          file: z.string().nullable(),
          example: z.string().nullable(),
          answer: z.array(z.string()),
        }),
      ),
    }),
  ),
})

/** The table is handed in by the application, which alone knows all of it; described when first asked for. */
export function apiRoutes(table: () => readonly Route[]): readonly Route[] {
  let places: DescribedPlace[] | null = null
  let description: string | null = null
  return [
    route('GET', '/api', 'public', { answer: Api, summary: 'Every address of the API' }, () => {
      places ??= describePlaces(table())
      return { view: 'reports/api/page', title: 'API', data: { places } as z.input<typeof Api> }
    }),
    route('GET', '/api/openapi.json', 'public', { summary: 'The API as OpenAPI 3.1' }, ctx => {
      description ??= JSON.stringify(openApi(table(), ctx.services.config.baseUrl))
      return { file: { body: description, type: 'application/json', name: 'openapi.json', inline: true } }
    }),
  ]
}
