// Reads a migrated SQLite database back: its schema as SQL to read first, and as the types that Kysely checks queries with.
import type Database from 'better-sqlite3'

type Table = { name: string; type: string; sql: string }
type Column = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number }

/** Everything but SQLite's and Kysely's own tables, in the order of creation. */
function tables(db: Database.Database): Table[] {
  return (
    db.prepare('select name, type, sql from sqlite_master where sql is not null order by rowid').all() as Table[]
  ).filter(
    table =>
      !table.name.startsWith('sqlite_') &&
      !table.name.startsWith('search_text_') &&
      !table.name.startsWith('migration'),
  )
}

/** The text of migrations/schema.sql. */
export function schemaSql(db: Database.Database): string {
  const head = '-- Generated from migrations/ by `npm run schema`. The first file to read; never edited by hand.\n'
  return `${head}\n${tables(db)
    .map(table => `${table.sql};\n`)
    .join('\n')}`
}

/** The text of src/core/db/schema.ts: one type a table, unions read from the CHECKs, columns in camelCase. */
export function schemaTypes(db: Database.Database): string {
  const found = tables(db).filter(
    table => (table.type === 'table' || table.type === 'view') && table.name !== 'search_text',
  )
  const types = found.map(table => {
    const columns = db.prepare(`select * from pragma_table_info('${table.name}')`).all() as Column[]
    const source = table.name === 'record' ? (found.find(other => other.name === 'record_row') as Table) : table
    const lines = columns.map(
      column => `  ${camel(column.name)}: ${columnType(column, source.sql, table.type === 'view', found, db)}`,
    )
    return `export type ${pascal(table.name)}Table = {\n${lines.join('\n')}\n}\n`
  })
  const map = found.map(table => `  ${camel(table.name)}: ${pascal(table.name)}Table`).join('\n')
  return `// Generated from migrations/ by \`npm run schema\`: the tables as Kysely sees them. Never edited by hand.
import type { Generated } from 'kysely'

${types.join('\n')}
export type DB = {\n${map}\n}\n`
}

function columnType(column: Column, ddl: string, isView: boolean, found: Table[], db: Database.Database): string {
  let from = column
  if (isView) {
    const row = found.find(table => table.name === 'record_row')
    if (row !== undefined) {
      const columns = db.prepare("select * from pragma_table_info('record_row')").all() as Column[]
      from = columns.find(other => other.name === column.name) ?? column
    }
  }
  const union =
    new RegExp(`\\b${column.name} in \\(('[^)]*')\\)`).exec(ddl)?.[1] ??
    new RegExp(`\\b${column.name} = ('[^']*')\\)`).exec(ddl)?.[1]
  const bits = new RegExp(`\\b${column.name} in \\(0, 1\\)`).test(ddl)
  let type = from.type === 'INTEGER' || from.type === 'REAL' ? 'number' : 'string'
  if (union !== undefined) type = union.split(/,\s*/).join(' | ')
  else if (bits) type = '0 | 1'
  if (from.notnull === 0 && from.pk === 0) type = `${type} | null`
  return from.dflt_value !== null ? `Generated<${type}>` : type
}

function camel(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function pascal(name: string): string {
  const text = camel(name)
  return text.charAt(0).toUpperCase() + text.slice(1)
}
