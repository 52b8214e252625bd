// The framework at 2,000 configurations: its grids, the stages, and what works where; seen anew against a limit, seen again against a bare page.
import { machinery } from '../../src/core/db/transaction.ts'
import type { Figure, Task } from '../support/figure.ts'
import { benchHouse, type House } from '../support/house.ts'
import { fill } from '../support/large-review.ts'
import { freshPageFigure, pageFigure } from '../support/page-figure.ts'
import { AT, inserting } from '../support/rows.ts'

/** Milliseconds of one core that a page may take for the first reader after a change. */
const LIMIT = 300
const ACCOUNTS = 1900
const SYNTHESISED = 100
const PRINCIPLES = 40
const NAMES: Readonly<Record<string, readonly string[]>> = {
  setting: ['General practice', 'Link workers', 'Community sector', 'Policy'],
  'pathway-stage': ['Referral', 'First meeting', 'Activity', 'Afterwards'],
  theme: Array.from({ length: 12 }, (_, at) => `Theme ${at + 1}`),
}

export const task: Task = async () => {
  const house = await benchHouse()
  try {
    await fill(house)
    const terms = await withTerms(house)
    await withFramework(house, terms)
    const home = `/reviews/${house.review.slug}/framework`
    const pages: readonly (readonly [string, string])[] = [
      ['archetypes', home],
      ['resources, 2,000 accounts', `${home}/resources?layer=account`],
      ['stages, 2,000 accounts', `${home}/stages?layer=account`],
      ['tensions', `${home}/tensions`],
      ['elements of a theme, 2,000 accounts', `${home}/elements?layer=account&theme=${terms.get('theme')?.[0]}`],
      [
        'what works where, 2,000 accounts',
        `${home}/what-works?layer=account&term=${terms.get('setting')?.[0]}&level=1`,
      ],
    ]
    const figures: Figure[] = []
    for (const [name, path] of pages) {
      const fresh = await freshPageFigure(`${name}, anew`, house.browser, path)
      figures.push({ ...fresh, baseline: LIMIT, against: `limit; ${fresh.against} ${fresh.baseline.toFixed(2)} ms` })
      // What is quoted in full costs its rendering each time; the other pages are small.
      if (!name.startsWith('elements')) figures.push(await pageFigure(`${name}, again`, house.browser, path))
    }
    return figures
  } finally {
    await house.close()
  }
}

/** Terms by facet; every configuration has one of each. */
async function withTerms(house: House): Promise<ReadonlyMap<string, readonly number[]>> {
  const reviewId = house.review.id
  return machinery(house.services.database, async db => {
    const facets = await db.selectFrom('facet').select(['id', 'key']).where('reviewId', '=', reviewId).execute()
    const insert = inserting(db)
    const found = new Map<string, number[]>()
    let id = 1000
    for (const [key, names] of Object.entries(NAMES)) {
      const facetId = facets.find(facet => facet.key === key)?.id ?? 0
      const rows = names.map((name, at) => ({ reviewId, id: ++id, facetId, name, definition: '', position: at + 1 }))
      await insert('term', rows)
      found.set(
        key,
        rows.map(row => row.id),
      )
    }
    const of = (layer: string, count: number) =>
      Array.from({ length: count }, (_, at) =>
        [...found.values()].map((ids, facet) => ({
          ...{ reviewId, layer, configurationId: at + 1, termId: ids[(at + facet * 7) % ids.length] ?? 0 },
        })),
      ).flat()
    await insert('configurationTerm', [...of('account', ACCOUNTS), ...of('synthesised', SYNTHESISED)])
    return found
  })
}

async function withFramework(house: House, terms: ReadonlyMap<string, readonly number[]>): Promise<void> {
  const reviewId = house.review.id
  const many = <T>(count: number, make: (id: number) => T) => Array.from({ length: count }, (_, at) => make(at + 1))
  const around = (id: number) => (id % SYNTHESISED) + 1
  await machinery(house.services.database, async db => {
    const insert = inserting(db)
    const settings = terms.get('setting') ?? []
    await insert('principle', many(PRINCIPLES, id => ({ reviewId, id, position: id, heading: `Give time, ${id}`, createdAt: AT }))) // biome-ignore format: long
    const ties = (principleId: number) =>
      many(5, at => ({
        ...{ reviewId, principleId, layer: 'synthesised', position: at },
        configurationId: around(principleId * 5 + at),
      }))
    await insert('principleConfiguration', many(PRINCIPLES, ties).flat())
    await insert(
      'archetype',
      many(12, id => ({
        ...{ reviewId, id, settingId: settings[id % settings.length] ?? 0, position: id, name: `Archetype ${id}` },
        createdAt: AT,
      })),
    )
    await insert('archetypeConfiguration', many(48, id => ({ reviewId, archetypeId: (id % 12) + 1, layer: 'synthesised', configurationId: id }))) // biome-ignore format: long
    await insert('tension', many(8, id => ({ reviewId, id, name: `Tension ${id}`, firstSide: 'One', secondSide: 'Other', createdAt: AT }))) // biome-ignore format: long
    await insert('tensionConfiguration', many(48, id => ({ reviewId, tensionId: (id % 8) + 1, side: id % 2 === 0 ? 1 : 2, layer: 'synthesised', configurationId: id }))) // biome-ignore format: long
    const element = (configuration: number, role: number) => (ACCOUNTS + configuration - 1) * 3 + role
    await insert('link', many(60, id => ({ reviewId, id, kind: 'ripple', fromLayer: 'synthesised', fromId: around(id), fromElementId: element(around(id), 3), toLayer: 'synthesised', toId: around(id * 7), toElementId: element(around(id * 7), 1), createdAt: AT }))) // biome-ignore format: long
  })
}
