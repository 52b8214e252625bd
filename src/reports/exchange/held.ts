// What an archive holds of every table of the schema, as a page of the documentation: what is not in it, and why.
import { LEFT_OUT, LISTS } from './tables.ts'

/** Why a column of a table that goes along stays behind. */
const STAYS: Readonly<Record<string, string>> = {
  jobId: 'jobs belong to the server',
  standing: 'worked out anew',
  ownStanding: 'worked out anew',
  contactPhone: 'of one person',
  contactEmail: 'of one person',
  name: 'the code stands for it',
  email: 'of one person',
  organisation: 'of one person',
  saidBy: 'who made a point, the code is not said either',
}

export function tablesHeld(): string {
  const held = LISTS.map(({ table, list, without = [] }) => {
    const stays = without.map(column => `without \`${snake(column)}\` (${STAYS[column] ?? 'belongs to the server'})`)
    return [snake(table), [`\`${list}\``, ...stays].join(', ')]
  })
  const left = Object.entries(LEFT_OUT).map(([table, why]) => [snake(table), `not in it: ${why}`])
  const rows = [...held, ...left].sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
  return [
    '# What an archive holds of every table',
    '',
    'Written by `npm run schema` from `src/reports/exchange/tables.ts`; a test compares it with the schema. A table goes along whole unless a column is named here. The round trip over generated reviews (`test/reports/exchange`) holds for each of them: SQLite to PostgreSQL and back, with nothing lost and nothing added.',
    '',
    '| table | list in `review.json` |',
    '|---|---|',
    ...rows.map(([table, where]) => `| \`${table}\` | ${where} |`),
    '',
  ].join('\n')
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}
