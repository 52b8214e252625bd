// Hashing and checking passwords with argon2id, a few at a time so that sign-ins cannot take the machine.
import { hash, verify } from '@node-rs/argon2'

// RFC 9106's second choice, OWASP's minimum: 19 MiB, two passes.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 4

let running = 0
const queue: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>(resolve => queue.push(resolve))
  running++
  try {
    return await work()
  } finally {
    running--
    queue.shift()?.()
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), COST))
}

let dummy: Promise<string> | null = null

/** False for a wrong password and, after the same time, for someone who is not there (null). */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  dummy ??= hashPassword('nobody has this password')
  const against = stored ?? (await dummy)
  const right = await inTurn(() => verify(against, password.normalize('NFKC')))
  return right && stored !== null
}
