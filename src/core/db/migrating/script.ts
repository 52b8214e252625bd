// How a migration is written: one SQL text that both engines read, and the few lines that only one of them needs.
import { CompiledQuery, type Kysely } from 'kysely'

export type Engine = 'sqlite' | 'postgres'

type Script = { readonly both?: string; readonly sqlite?: string; readonly postgres?: string }

/** The `up` of a migration: runs the shared text, then the engine's own; the file around it is one transaction. */
export function migration(script: Script): (db: Kysely<unknown>, engine: Engine) => Promise<void> {
  return async (db, engine) => {
    const own = engine === 'sqlite' ? script.sqlite : script.postgres
    for (const text of [script.both ?? '', own ?? '']) {
      for (const statement of statements(engine === 'sqlite' ? text : forPostgres(text))) {
        await db.executeQuery(CompiledQuery.raw(statement))
      }
    }
  }
}

/** PostgreSQL has no STRICT word: its tables always are. */
function forPostgres(text: string): string {
  return text.replaceAll(/\) strict;/g, ');').replaceAll(' real', ' double precision')
}

/** A statement ends with `;` at the end of a line, so a trigger's body has to stand on one line. */
function statements(text: string): string[] {
  return text
    .split(/;\s*\n/)
    .map(part => part.trim().replace(/;$/, ''))
    .map(part => (/^create trigger/i.test(part) && part.endsWith('end') ? `${part};` : part))
    .filter(part => part !== '')
}
