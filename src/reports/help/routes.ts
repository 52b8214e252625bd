// Help in one page: the method in ten sentences, the keys, and where to begin.
import { z } from 'zod'
import { route } from '../../accounts/guard.ts'
import type { Route } from '../../core/http/routes.ts'

export const helpRoutes: readonly Route[] = [
  route(
    'GET',
    '/help',
    'public',
    { answer: z.object({}), summary: 'The method in ten sentences, and the keys' },
    () => ({
      view: 'reports/help/page',
      title: 'Help',
      data: {},
    }),
  ),
]
