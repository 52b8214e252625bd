// Commands that bring sources in: files of references, whole reviews, full texts.
import path from 'node:path'
import { countEnabledPeople, listEnabledAdmins } from '../accounts/store.ts'
import type { Db } from '../core/db/open.ts'
import { importFiles } from '../sources/files/actions.ts'
import { personByEmail } from './accounts.ts'
import { type Command, inHouse } from './command.ts'
import { fileToRead } from './failures.ts'
import { inReview } from './reviews.ts'

type Report = {
  readonly format: string
  readonly read: number
  readonly new: number
  readonly duplicates: number
  readonly refused: number
  readonly problems: readonly { readonly line: number; readonly reason: string }[]
}
type Restored = { readonly restored: string; readonly title: string; readonly lead: string | null }

export const importCommand: Command = {
  options: {
    review: { type: 'string' },
    source: { type: 'string' },
    stage: { type: 'string' },
    lead: { type: 'string' },
  },
  operands: [1, 1000],
  run: ({ flags, operands }) =>
    inHouse(flags, async ({ ctx, services }) => {
      for (const file of operands) fileToRead(file)
      if (flags.stage !== undefined && flags.stage !== 'included' && flags.stage !== 'screening')
        throw new Error('The stage is screening or included.')
      if (flags.review === undefined) {
        const { restoreReviewFile } = await import('../reports/exchange/actions.ts')
        const lead = await leadOf(ctx.db, flags.lead)
        const restored: Restored[] = []
        for (const file of operands)
          restored.push({
            ...(await restoreReviewFile(ctx, services, file, lead?.id ?? null)),
            lead: lead?.name ?? null,
          })
        return restored
      }
      const inside = await inReview({ ...ctx, services }, flags.review)
      return importFiles(inside, {
        files: operands,
        source: flags.source === undefined ? undefined : String(flags.source),
        stage: flags.stage,
      })
    }),
  lines: (reports: readonly (Report | Restored)[], operands: readonly string[]) =>
    reports.flatMap((report, at) => {
      if ('restored' in report) return [`“${report.title}” is now the review ${report.restored}. ${leadLine(report)}`]
      if (isUnread(report)) return operands.length === 1 ? [] : [unreadLine(report, operands[at])]
      const counts = `${report.format}: ${report.read} read, ${report.new} new, ${report.duplicates} duplicates, ${report.refused} refused.`
      return [counts, ...report.problems.map(problem => `  line ${problem.line}: ${problem.reason}`)]
    }),
  failure: (reports: readonly (Report | Restored)[], operands: readonly string[]) => {
    const unread = reports.filter(report => !('restored' in report) && isUnread(report)) as readonly Report[]
    if (unread[0] === undefined) return null
    if (operands.length === 1) return unreadLine(unread[0], operands[0])
    return `${unread.length} of ${operands.length} files could not be read.`
  },
}

/** No record was found in it, not even one to refuse: no list of references, or none that could be read. */
const isUnread = (report: Report) => report.read === 0

function unreadLine(report: Report, file = ''): string {
  return `${path.basename(file)} was not imported. ${report.problems[0]?.reason ?? ''}`.trim()
}

/** Who leads a restored review: the one named, else the only admin; null only where nobody has an account yet. */
async function leadOf(db: Db, named: unknown): Promise<{ id: number; name: string } | null> {
  if (named !== undefined) return personByEmail(db, String(named))
  const admins = await listEnabledAdmins(db)
  if (admins.length === 1) return admins[0] ?? null
  if ((await countEnabledPeople(db)) === 0) return null
  throw new Error(
    `Say who leads the restored review with --lead E, the e-mail address of a person here: there ${admins.length === 0 ? 'is no admin' : `are ${admins.length} admins`}. Nothing was changed.`,
  )
}

function leadLine({ restored, lead }: Restored): string {
  return lead === null
    ? `Nobody leads it yet: retroduce member add --review ${restored} --email E --role lead`
    : `${lead} leads it.`
}

export const documentAdd: Command = {
  options: { review: { type: 'string' }, record: { type: 'string' } },
  needed: ['review'],
  operands: [1, 1],
  run: ({ flags, operands }) =>
    inHouse(flags, async ({ ctx, services }) => {
      const record = flags.record === undefined ? null : Number(flags.record)
      if (record !== null && !(Number.isInteger(record) && record > 0))
        throw new Error('--record takes the number of a record.')
      const file = fileToRead(operands[0] ?? '')
      const { addDocumentFile } = await import('../documents/texts/actions.ts')
      const inside = await inReview({ ...ctx, services }, flags.review)
      return addDocumentFile(inside, { path: file, recordId: record })
    }),
  lines: (added: { document: number; characters: number }) => [
    `Document ${added.document}: ${added.characters.toLocaleString('en-GB')} characters.`,
  ],
}
