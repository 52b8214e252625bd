// Commands that keep work safe: checking, backing up, restoring.
import {
  type BackedUp,
  backUp,
  checkInstallation,
  type Health,
  type PutBack,
  putBack,
  repairInstallation,
} from '../reports/backup/actions.ts'
import { type Command, inHouse } from './command.ts'
import { fileToRead, placeToWrite } from './failures.ts'

export const checkCommand: Command = {
  options: { repair: { type: 'boolean' } },
  run: ({ flags }) =>
    inHouse(flags, async ({ services, ctx }) => {
      if (flags.repair === true) await repairInstallation(ctx)
      const health = await checkInstallation(services.database, services.files)
      if (!health.ok) throw new Error(`Something is wrong: ${health.problems.join(' ')}`)
      return health
    }),
  lines: (health: Health) => [
    `The database is sound, and ${health.files === 1 ? 'the 1 kept file is' : `all ${health.files} kept files are`} as they should be.`,
  ],
}

export const backupCommand: Command = {
  operands: [1, 1],
  run: ({ flags, operands }) => {
    const place = placeToWrite(operands[0] ?? '')
    return inHouse(flags, ({ services, ctx }) => backUp(services, place, ctx.now))
  },
  lines: (made: BackedUp) => [
    `${made.file}: ${made.rows.toLocaleString('en-GB')} rows and ${made.files.toLocaleString('en-GB')} files, ${made.bytes.toLocaleString('en-GB')} bytes.`,
  ],
}

export const restoreCommand: Command = {
  operands: [1, 1],
  run: ({ flags, operands }) => {
    const file = fileToRead(operands[0] ?? '')
    return inHouse(flags, ({ services }) => putBack(services, file))
  },
  lines: (done: PutBack) => [
    `Everything is as it was at ${done.takenAt}: ${done.rows.toLocaleString('en-GB')} rows and ${done.files.toLocaleString('en-GB')} files.`,
  ],
}
