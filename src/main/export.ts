// The command that writes reports, tables and whole reviews.
import fs from 'node:fs'
import { sayIn } from '../core/http/page/messages.ts'
import { OFFERED_FORMATS, OFFERED_REPORTS, OFFERED_TABLES } from '../reports/exports/compose.ts'
import type { ExportFormat, ExportTable } from '../reports/formats.ts'
import { loadOutline } from '../reports/outline/store.ts'
import { type Command, inHouse, placeToWrite } from './command.ts'
import { inReview } from './reviews.ts'

export const exportCommand: Command = {
  options: {
    review: { type: 'string' },
    as: { type: 'string' },
    report: { type: 'string' },
    language: { type: 'string' },
    of: { type: 'string' },
    out: { type: 'string' },
    pseudonyms: { type: 'boolean' },
  },
  needed: ['review', 'as'],
  run: ({ flags }) =>
    inHouse(flags, async ({ ctx, services }) => {
      const format = oneOf(OFFERED_FORMATS, flags.as, 'Retroduce exports as')
      const report = oneOf(OFFERED_REPORTS, flags.report ?? 'principles', 'The report is')
      const asked =
        flags.language === undefined ? null : oneOf(['en', 'nl'] as const, flags.language, 'The language is')
      const of = flags.of === undefined ? null : oneOf(OFFERED_TABLES, flags.of, 'A table is made of')
      if (of !== null && !isOf(format, of))
        throw new Error('--of goes with --as csv or xlsx, and --of documents with ris and bib.')
      if (flags.pseudonyms === true && format !== 'qdpx') throw new Error('--pseudonyms goes with --as qdpx.')
      const out = flags.out === undefined ? null : placeToWrite(String(flags.out))
      const { exportInto, exportReview } = await import('../reports/exports/actions.ts')
      const inside = await inReview(ctx, flags.review)
      const language = asked ?? (await loadOutline(inside.db, inside.review.id)).language
      const wanted = {
        ...{ format, report, of, language },
        ...{ list: null, person: null, say: sayIn(language), pseudonyms: flags.pseudonyms === true },
      }
      if (out === null) {
        if (flags.json === true) throw new Error('--json needs --out, so that the export itself has a place to go.')
        await writeAll(await exportReview(inside, services, wanted))
        return null
      }
      await exportInto(inside, services, wanted, out)
      return { file: out, bytes: fs.statSync(out).size, format }
    }),
  lines: (written: { file: string; bytes: number } | null) =>
    written === null ? [] : [`${written.file}: ${written.bytes.toLocaleString('en-GB')} bytes.`],
}

function isOf(format: ExportFormat, of: ExportTable): boolean {
  return format === 'csv' || format === 'xlsx' || (of === 'documents' && (format === 'ris' || format === 'bib'))
}

function oneOf<T extends string>(words: readonly T[], said: unknown, sentence: string): T {
  const found = words.find(word => word === said)
  if (found === undefined) throw new Error(`${sentence} ${words.join(', ')}, and not ${String(said)}.`)
  return found
}

function writeAll(body: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) =>
    process.stdout.write(body, error => (error == null ? resolve() : reject(error))),
  )
}
