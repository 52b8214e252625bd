// The page of evidence in no principle.
import { readConfigurations } from '../../configurations/store.ts'
import type { Route } from '../../core/http/routes.ts'
import { route } from '../../reviews/guard.ts'
import { listLevels } from '../../reviews/vocabulary/store.ts'
import { UnusedPage } from '../answers.ts'
import { frameOf } from '../frame.ts'
import { shownConfiguration } from '../showing.ts'
import { listUnused } from './store.ts'

/** As many of each as the page shows; it says how many there are. */
const MOST = 200

export const routes: readonly Route[] = [
  route('GET', '/reviews/:review/principles/unused', 'review.read', { answer: UnusedPage }, async ctx => {
    const { db, review } = ctx
    const unused = await listUnused(db, review.id)
    const levels = new Map((await listLevels(db, review.id)).map(level => [level.id, level.name]))
    const shown = async (layer: 'synthesised' | 'account', ids: readonly number[]) =>
      (await readConfigurations(db, review.id, layer, ids.slice(0, MOST), review.shape)).map(reading =>
        shownConfiguration(reading, levels),
      )
    return {
      view: 'principles/unused',
      title: 'Evidence in no principle',
      ...frameOf(ctx),
      data: {
        counts: { configurations: unused.configurations.length, accounts: unused.accounts.length },
        configurations: await shown('synthesised', unused.configurations),
        accounts: await shown('account', unused.accounts),
      },
    }
  }),
]
