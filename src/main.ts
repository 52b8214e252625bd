// The command line: which commands there are, how their words are read, and how they end.
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { type Command, GLOBAL_OPTIONS } from './main/command.ts'
import { sentenceOf } from './main/failures.ts'
import { help, helpOn, usages } from './main/help.ts'

/** Loaded when asked for, so that a small command does not wait for the server's code. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./main/serve.ts')).serve,
  'user add': async () => (await import('./main/accounts.ts')).userAdd,
  'token create': async () => (await import('./main/accounts.ts')).tokenCreate,
  'review create': async () => (await import('./main/reviews.ts')).reviewCreate,
  'review list': async () => (await import('./main/reviews.ts')).reviewList,
  'member add': async () => (await import('./main/reviews.ts')).memberAdd,
  import: async () => (await import('./main/sources.ts')).importCommand,
  'document add': async () => (await import('./main/sources.ts')).documentAdd,
  export: async () => (await import('./main/export.ts')).exportCommand,
  consensus: async () => (await import('./main/consensus.ts')).consensusCommand,
  backup: async () => (await import('./main/safety.ts')).backupCommand,
  restore: async () => (await import('./main/safety.ts')).restoreCommand,
  check: async () => (await import('./main/safety.ts')).checkCommand,
}

/** Of several errors of one failure, the first is said. */
let hasFailed = false
function fail(error: unknown): void {
  if (!hasFailed) console.error(sentenceOf(error))
  hasFailed = true
  process.exitCode = 1
}

// What reads the output may stop doing so, and the disk under it may be full.
process.stdout.on('error', fail)
await main(process.argv.slice(2))

async function main(words: readonly string[]): Promise<void> {
  try {
    // Settings may stand in a file beside the program; what the environment says wins.
    if (fs.existsSync('.env')) process.loadEnvFile('.env')
    const name = commandName(words)
    if (name === null) {
      console.log(help())
      return
    }
    if (words.includes('--help') || words.includes('-h')) {
      console.log(helpOn(name))
      return
    }
    await run(name, words.slice(name.split(' ').length))
  } catch (error) {
    fail(error)
  }
}

/** The longest beginning of the words that is a command; null for nothing or a call for help. */
function commandName(words: readonly string[]): string | null {
  for (const name of [words.slice(0, 2).join(' '), words[0] ?? '']) if (Object.hasOwn(commands, name)) return name
  if (words.length === 0 || words[0] === '--help' || words[0] === '-h' || words[0] === 'help') return null
  const meant = Object.keys(usages).filter(name => name.startsWith(`${words[0]} `))
  throw new Error(
    meant.length > 0
      ? `retroduce ${words[0]} needs one more word: ${meant.join(' or ')}.`
      : `There is no command “${words[0]}”. retroduce --help lists them all.`,
  )
}

async function run(name: string, words: string[]): Promise<void> {
  const command = await (commands[name] as () => Promise<Command>)()
  const { values, positionals } = parse(name, command, words)
  const flags = values as Readonly<Record<string, string | boolean | undefined>>
  const missing = command.needed?.find(option => flags[option] === undefined)
  if (missing !== undefined) throw new Error(`retroduce ${name} needs --${missing}. Usage: retroduce ${usages[name]}`)
  const [least, most] = command.operands ?? [0, 0]
  if (positionals.length < least || positionals.length > most) throw new Error(`Usage: retroduce ${usages[name]}`)
  const result = await command.run({ flags, operands: positionals })
  if (flags.json === true) process.stdout.write(`${JSON.stringify(result)}\n`)
  else for (const line of command.lines(result as never, positionals)) console.log(line)
  const failure = command.failure?.(result as never, positionals) ?? null
  if (failure !== null) throw new Error(failure)
}

function parse(name: string, command: Command, words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: { ...GLOBAL_OPTIONS, ...command.options },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new Error(`${reason?.replace(/\.$/, '')}. Usage: retroduce ${usages[name]}`)
  }
}
