// The help page: how a review goes round in Retroduce, its words, its keys, and whom to ask.
import { z } from 'zod'
import { route } from '../../accounts/guard.ts'
import type { Route } from '../../core/http/routes.ts'

export const routes: readonly Route[] = [
  route('GET', '/help', 'public', { answer: z.object({}), summary: 'How to work with Retroduce' }, () => ({
    view: 'reviews/help/page',
    title: 'Help',
    data: {},
  })),
]
