// A form sent twice makes one record: its key is stored in the same transaction as the write, and the second gets the first's answer.
import { Repeated, type Submission } from '../db/submission.ts'
import type { Answer } from './answers.ts'

export type { Submission }

const REMEMBERED = 5000
const answers = new Map<string, Promise<Answer<never>>>()

/** Runs the handler once per key. Invalid input does not use a key up. */
export async function replayed<D>(
  submission: Submission | null,
  path: string,
  handle: () => Promise<Answer<D>> | Answer<D>,
): Promise<Answer<D>> {
  if (submission === null || submission.key === null) return handle()
  const key = submission.key
  const earlier = answers.get(key)
  if (earlier !== undefined) return earlier as Promise<Answer<D>>
  const running = Promise.resolve().then(handle)
  answers.set(key, running as Promise<Answer<never>>)
  if (answers.size > REMEMBERED) answers.delete(answers.keys().next().value as string)
  try {
    const answer = await running
    if (!('see' in answer)) answers.delete(key)
    return answer
  } catch (error) {
    answers.delete(key)
    // Another server, or this one before a restart, has saved it: show where it belongs.
    if (error instanceof Repeated) return { see: parentOf(path), done: 'This was already saved.' }
    throw error
  }
}

function parentOf(path: string): string {
  return path.includes(':') ? '/' : path
}
