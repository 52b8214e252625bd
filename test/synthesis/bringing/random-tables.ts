// Tables of configurations at random, as a team might have made them, and what the reader makes of a printed one.
import fc from 'fast-check'
import { LETTERS, type Role } from '../../../src/configurations/domain.ts'
import { stretchesOf } from '../../../src/configurations/wording.ts'
import { toCsv } from '../../../src/core/csv.ts'
import { rowsOfText } from '../../../src/synthesis/bringing/grid.ts'
import type { Printable, Printed } from '../../../src/synthesis/bringing/printing/table.ts'
import { NO_CHOICES, tableOf } from '../../../src/synthesis/bringing/reading/table.ts'

const WORDS =
  'gardens grow quietly under lamps [sic] people trust warmth “seeds” they plant = later +1 naïve 𝔸 🌱 — slowly'
const word = fc.constantFrom(...WORDS.split(' '), 'all')
const words = fc.array(word, { minLength: 2, maxLength: 5 }).map(words => words.join(' '))
const phrase = words.map(words => `people ${words} here`)

const roles = fc.constantFrom<Role>('context', 'mechanism', 'resource', 'response', 'outcome', 'strategy', 'actor')
const element = fc.record({
  role: roles,
  wording: phrase,
  absent: fc.boolean(),
  /** What the sentence says in its place; most say the same. */
  said: fc.option(
    words.map(words => `some ${words} there`),
    { freq: 4 },
  ),
  /** Where its number stands among those of its role. */
  rank: fc.nat(4),
})
const name = fc.constantFrom(
  'Alder',
  'Birch et al.',
  'Cedar and Dogwood',
  'van den Berg',
  'O’Neill',
  'Müller-Lüdenscheidt',
)
const source = fc.record({
  name: fc.oneof(
    fc
      .tuple(name, fc.integer({ min: 1950, max: 2030 }), fc.constantFrom('', 'a', 'b'))
      .map(([n, y, s]) => `${n} ${y}${s}`),
    fc.constantFrom('Stakeholder consultation', 'WHO report', 'Advisory group meeting'),
  ),
  stance: fc.constantFrom('supports' as const, 'contradicts' as const, 'refines' as const, 'background' as const),
  isConverse: fc.boolean(),
  locator: fc.constantFrom('', 'p. 4'),
  at: fc.nat(6),
})
const JOINS = [', ', ' or ', ' and ', ' because ', ', which leads to ', ', then ', ' → ']

const row = fc.record({
  elements: fc.uniqueArray(element, { minLength: 1, maxLength: 5, selector: one => one.wording }),
  opening: fc.constantFrom('When ', 'Where ', 'Given ', 'If ', ''),
  joins: fc.array(fc.constantFrom(...JOINS), { minLength: 6, maxLength: 6 }),
  isGenerated: fc.boolean(),
  sources: fc.uniqueArray(source, { maxLength: 3, selector: one => one.name }),
  title: fc.constantFrom('', 'Lending tools', '=SUM(A1)'),
  levels: fc.constantFrom<readonly string[]>([], ['individual'], ['organisational', 'policy']),
  theme: fc.constantFrom('', 'Theme 1: Belonging', 'Learning'),
  /** Where it stands: by itself, with or without a number; above others; under one that stands above. */
  place: fc.constantFrom('numbered', 'bare', 'above', 'under', 'nested', 'span'),
})
type Row = typeof row extends fc.Arbitrary<infer One> ? One : never

export const randomTable = fc.array(row, { minLength: 1, maxLength: 7 }).map(rows => {
  const out: Printable[] = []
  let above: Printable | null = null
  for (const [at, one] of rows.entries()) {
    const isUnder: boolean = above !== null && ['under', 'nested', 'span'].includes(one.place)
    const parent: Printable | null = isUnder ? above : null
    const made: Printable = {
      ...{ id: at + 1, title: one.title, levels: one.levels, isGenerated: one.isGenerated },
      label: labelFor(one.place, at, parent),
      parentId: parent?.id ?? null,
      theme: parent?.theme ?? one.theme,
      ...saidOf(one),
    }
    out.push(made)
    if (one.place === 'above' || one.place === 'numbered') above = made
  }
  return out
})

function labelFor(place: Row['place'], at: number, parent: Printable | null): string {
  if (place === 'bare' || place === 'above') return ''
  if (place === 'nested' && parent !== null && parent.label !== '') return `${parent.label}${'abcdefgh'[at]}`
  if (place === 'span') return `${20 + at}a–${20 + at}b`
  return place === 'under' ? `${at + 2}g` : `${(at + 1) * 100}`.slice(0, 3)
}

function saidOf({ elements, opening, joins, sources }: Row) {
  const own = elements.map(({ role, wording, absent, rank }, at) => {
    const before = elements.filter((one, n) => one.role === role && (one.rank < rank || (one.rank === rank && n < at)))
    return {
      role,
      wording,
      mark: `${LETTERS[role]}${before.length + 1}`,
      mechanismAbsent: absent && role === 'outcome',
    }
  })
  const words = own
    .map((one, n) => `${n === 0 ? '' : joins[n]}[${elements[n]!.said ?? one.wording}](${one.mark})`)
    .join('')
  return {
    elements: own,
    stretches: stretchesOf(`${opening}${words}.`),
    sources: sources.map(({ at, isConverse, stance, ...rest }) => ({
      ...{ ...rest, isConverse, stance: isConverse ? ('supports' as const) : stance },
      mark: own[at]?.mark ?? null,
    })),
  }
}

export function csvOf(table: Printed): string {
  return toCsv(
    table.head,
    table.rows.map(one => one.cells),
  )
}

/** What was read, as it would be printed. */
export async function printable(text: string, isFile = true, references = ''): Promise<readonly Printable[]> {
  const grid = await rowsOfText(text, isFile)
  if ('refusal' in grid) throw new Error(grid.refusal)
  const { rows } = tableOf(grid, { ...NO_CHOICES, between: 'lines', codes: 'none', references })
  return rows
    .filter(one => one.kind === 'configuration')
    .map(one => {
      const elements = one.parts.map(({ role, mark, wording, absent }) => {
        return { role, mark, wording, mechanismAbsent: absent }
      })
      return {
        ...{ id: one.line, label: one.label, parentId: one.parent, title: one.title, theme: one.theme },
        ...{ isGenerated: one.wording === '', levels: one.levels, elements, sources: one.sources },
        stretches: stretchesOf(one.wording),
      }
    })
}
