// Commands that keep work safe: checking, backing up, restoring.
import { checkInstallation, type Health } from '../reports/backup/actions.ts'
import { type Command, inHouse } from './command.ts'

export const checkCommand: Command = {
  run: ({ flags }) =>
    inHouse(flags, async ({ services }) => {
      const health = await checkInstallation(services.database, services.files)
      if (!health.ok) throw new Error(`Something is wrong: ${health.problems.join(' ')}`)
      return health
    }),
  lines: (health: Health) => [
    `The database is sound, and ${health.files === 1 ? 'the 1 kept file is' : `all ${health.files} kept files are`} as they should be.`,
  ],
}
