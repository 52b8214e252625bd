// Commands that bring sources in: files of references, whole reviews, full texts.
import { importFiles } from '../sources/files/actions.ts'
import { personByEmail } from './accounts.ts'
import { type Command, inHouse } from './command.ts'
import { inReview } from './reviews.ts'

type Report = {
  readonly format: string
  readonly read: number
  readonly new: number
  readonly duplicates: number
  readonly refused: number
  readonly problems: readonly { readonly line: number; readonly reason: string }[]
}
type Restored = { readonly restored: string; readonly title: string }

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
      if (flags.stage !== undefined && flags.stage !== 'included' && flags.stage !== 'screening')
        throw new Error('The stage is screening or included.')
      if (flags.review === undefined) {
        const { restoreReviewFile } = await import('../reports/exchange/actions.ts')
        const lead = flags.lead === undefined ? null : (await personByEmail(ctx.db, String(flags.lead))).id
        const restored: Restored[] = []
        for (const file of operands) restored.push(await restoreReviewFile(ctx, services, file, lead))
        return restored
      }
      const inside = await inReview({ ...ctx, services }, flags.review)
      return importFiles(inside, {
        files: operands,
        source: flags.source === undefined ? undefined : String(flags.source),
        stage: flags.stage,
      })
    }),
  lines: (reports: readonly (Report | Restored)[]) =>
    reports.flatMap(report =>
      'restored' in report
        ? [`“${report.title}” is now the review ${report.restored}.`]
        : [
            `${report.format}: ${report.read} read, ${report.new} new, ${report.duplicates} duplicates, ${report.refused} refused.`,
            ...report.problems.map(problem => `  line ${problem.line}: ${problem.reason}`),
          ],
    ),
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
      const { addDocumentFile } = await import('../documents/texts/actions.ts')
      const inside = await inReview({ ...ctx, services }, flags.review)
      return addDocumentFile(inside, { path: operands[0] ?? '', recordId: record })
    }),
  lines: (added: { document: number; characters: number }) => [
    `Document ${added.document}: ${added.characters.toLocaleString('en-GB')} characters.`,
  ],
}
