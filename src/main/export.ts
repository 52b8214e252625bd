// The command that writes reports, tables and whole reviews.
import fs from 'node:fs'
import { sayIn } from '../core/http/page/messages.ts'
import { unheededIn } from '../reports/exports/combining.ts'
import { OFFERED_FORMATS, OFFERED_REPORTS, OFFERED_TABLES } from '../reports/exports/compose.ts'
import { loadOutline } from '../reports/outline/store.ts'
import { type Command, type Flags, inHouse } from './command.ts'
import { placeToWrite } from './failures.ts'
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
  run: ({ flags }) => {
    const { language: asked, out, ...what } = askedIn(flags)
    return inHouse(flags, async ({ ctx, services }) => {
      const { exportInto, exportReview } = await import('../reports/exports/actions.ts')
      const inside = await inReview(ctx, flags.review)
      const language = asked ?? (await loadOutline(inside.db, inside.review.id)).language
      const wanted = { ...what, language, list: null, person: null, say: sayIn(language) }
      if (out === null) {
        await writeAll(await exportReview(inside, services, wanted))
        return null
      }
      await exportInto(inside, services, wanted, out)
      return { file: out, bytes: fs.statSync(out).size, format: what.format }
    })
  },
  lines: (written: { file: string; bytes: number } | null) =>
    written === null ? [] : [`${written.file}: ${written.bytes.toLocaleString('en-GB')} bytes.`],
}

/** What the options ask for, known to go together before anything is opened. */
function askedIn(flags: Flags) {
  const format = oneOf(OFFERED_FORMATS, flags.as, 'Retroduce exports as')
  const report = oneOf(OFFERED_REPORTS, flags.report ?? 'principles', 'The report is')
  const language = flags.language === undefined ? null : oneOf(['en', 'nl'] as const, flags.language, 'The language is')
  const of = flags.of === undefined ? null : oneOf(OFFERED_TABLES, flags.of, 'A table is made of')
  const pseudonyms = flags.pseudonyms === true
  const said = { format, report: flags.report === undefined ? null : report, of, language, list: false, pseudonyms }
  const unheeded = unheededIn(said, name => `--${name}`)
  if (unheeded !== null) throw new Error(unheeded.sentence)
  if (flags.json === true && flags.out === undefined)
    throw new Error('--json needs --out, so that the export itself has a place to go.')
  const out = flags.out === undefined ? null : placeToWrite(String(flags.out))
  return { format, report, of, language, pseudonyms, out }
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
