// Reads the synthesised configurations with their sources and themes, as their table prints them.
import type { Shape } from '../../../configurations/domain.ts'
import { listTermsOf, readConfigurations } from '../../../configurations/store.ts'
import { stretchesOf } from '../../../configurations/wording.ts'
import type { Db } from '../../../core/db/open.ts'
import { listLevels } from '../../../reviews/vocabulary/store.ts'
import type { RestingEvidence } from '../../evidence.ts'
import { evidenceOf } from '../../store.ts'
import type { Printable, PrintedSource } from './table.ts'

const AT_ONCE = 500

/** Retired ones are not printed. */
export async function listPrintable(db: Db, reviewId: number, shape: Shape): Promise<Printable[]> {
  const rows = await db
    .selectFrom('configuration')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', 'synthesised')
    .where('status', '<>', 'retired')
    .orderBy('id')
    .execute()
  const levels = new Map((await listLevels(db, reviewId)).map(level => [level.id, level.name]))
  const out: Printable[] = []
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const ids = rows.slice(at, at + AT_ONCE).map(row => row.id)
    const readings = await readConfigurations(db, reviewId, 'synthesised', ids, shape)
    const evidence = Map.groupBy(await evidenceOf(db, reviewId, 'synthesised', ids), row => row.of)
    const themes = (await listTermsOf(db, reviewId, 'synthesised', ids)).filter(term => term.facetKey === 'theme')
    const theme = new Map(themes.toReversed().map(term => [term.configurationId, term.name]))
    for (const { id, label, parentId, title, asWording, isGenerated, elements, levelIds } of readings)
      out.push({
        ...{ id, label: label ?? '', parentId, title, isGenerated, elements },
        theme: theme.get(id) ?? '',
        stretches: stretchesOf(asWording),
        levels: levelIds.flatMap(level => levels.get(level) ?? []),
        sources: sourcesOf(evidence.get(id) ?? []),
      })
  }
  return out
}

/** Each document once for each way in which it is cited. */
function sourcesOf(rows: readonly RestingEvidence[]): readonly PrintedSource[] {
  const all = rows.map(({ documentLabel, stance, isConverse, locator, through, mark }) => ({
    ...{ name: documentLabel, stance, isConverse, locator: through === null ? locator : '' },
    mark: through === null ? mark : null,
  }))
  // What gives background to one element need not be named again where the same text speaks for the claim.
  const speaking = new Set(all.filter(one => one.stance !== 'background').map(one => one.name))
  const printed = all.filter(one => one.stance !== 'background' || !speaking.has(one.name))
  return [...new Map(printed.map(one => [JSON.stringify(one), one])).values()]
}
