// Configurations of both layers as CSV.
import { toCsv } from '../../../core/csv.ts'
import type { Composer } from '../compose.ts'
import { COLUMNS, configurationRows } from './csv.ts'
import { loadConfigurations } from './store.ts'

export const composeConfigurations: Composer = async ctx => {
  const { synthesised, account, levels } = await loadConfigurations(ctx.db, ctx.review.id)
  const rows = [synthesised, account].flatMap(({ configurations, evidence, terms }) =>
    configurationRows(configurations, evidence, { levels, terms }),
  )
  return toCsv(COLUMNS, rows)
}
