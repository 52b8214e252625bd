// The command that writes reports, tables and whole reviews.
import fs from 'node:fs'
import { sayIn } from '../core/http/page/messages.ts'
import { EXPORT_FORMATS, type ExportFormat } from '../reports/formats.ts'
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
      const format = String(flags.as)
      if (!(EXPORT_FORMATS as readonly string[]).includes(format))
        throw new Error(`Retroduce exports as ${EXPORT_FORMATS.join(', ')}, and not as ${format}.`)
      const report = flags.report ?? 'principles'
      if (report !== 'principles' && report !== 'full') throw new Error('The report is principles or full.')
      const language = flags.language ?? 'en'
      if (language !== 'en' && language !== 'nl') throw new Error('The language is en or nl.')
      if (flags.of !== undefined && flags.of !== 'configurations')
        throw new Error('A CSV can be made of configurations.')
      const out = flags.out === undefined ? null : placeToWrite(String(flags.out))
      const { exportReview } = await import('../reports/exports/actions.ts')
      const inside = await inReview(ctx, flags.review)
      const body = await exportReview(inside, services, {
        format: format as ExportFormat,
        report,
        language,
        say: sayIn(language),
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

function writeAll(body: string | Buffer): Promise<void> {
  return new Promise((resolve, reject) =>
    process.stdout.write(body, error => (error == null ? resolve() : reject(error))),
  )
}
