// The command that writes reports, tables and whole reviews.
import fs from 'node:fs'
import { sayIn } from '../core/http/page/messages.ts'
import { OFFERED_FORMATS, OFFERED_REPORTS, OFFERED_TABLES } from '../reports/exports/compose.ts'
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
  },
  needed: ['review', 'as'],
  run: ({ flags }) =>
    inHouse(flags, async ({ ctx, services }) => {
      const format = oneOf(OFFERED_FORMATS, flags.as, 'Retroduce exports as')
      const report = oneOf(OFFERED_REPORTS, flags.report ?? 'principles', 'The report is')
      const language = oneOf(['en', 'nl'] as const, flags.language ?? 'en', 'The language is')
      const of = flags.of === undefined ? null : oneOf(OFFERED_TABLES, flags.of, 'A table is made of')
      if (of !== null && format !== 'csv' && format !== 'xlsx') throw new Error('--of goes with --as csv or xlsx.')
      const out = flags.out === undefined ? null : placeToWrite(String(flags.out))
      const { exportReview } = await import('../reports/exports/actions.ts')
      const inside = await inReview(ctx, flags.review)
      const body = await exportReview(inside, services, {
        ...{ format, report, of, language },
        ...{ list: null, person: null, say: sayIn(language) },
      })
      if (out === null) {
        if (flags.json === true) throw new Error('--json needs --out, so that the export itself has a place to go.')
        await writeAll(body)
        return null
      }
      fs.writeFileSync(out, body)
      return { file: out, bytes: Buffer.byteLength(body), format }
    }),
  lines: (written: { file: string; bytes: number } | null) =>
    written === null ? [] : [`${written.file}: ${written.bytes.toLocaleString('en-GB')} bytes.`],
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
