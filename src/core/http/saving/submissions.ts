// A form sent twice makes one record: its key is stored in the same transaction as the write, and the second gets the first's answer.
import { Repeated, type Submission } from '../../db/submission.ts'
import { hashSecret } from '../../secrets.ts'
import type { Answer } from '../answers.ts'
import type { Services, Visitor } from '../services.ts'

export type { Submission }

const REMEMBERED = 5000
const SAVED = 'This was already saved. Links are shown once; where one was not copied, make a new one.'
/** Answers by key, one memory for each application, so that two of them in one process know nothing of each other. */
const memories = new WeakMap<Services, Map<string, Promise<Answer<never>>>>()

/** The key as it is stored: of one person and one address, so that nobody gets another's answer by sending another's key. */
export function submissionKey(visitor: Visitor, path: string, key: string): string {
  const { person, panellist } = visitor
  const who = person === null ? `panellist ${panellist?.reviewId} ${panellist?.panellistId}` : `person ${person.id}`
  return hashSecret(`${who} ${path} ${key}`)
}

/** Runs the handler once per key. Invalid input does not use a key up. */
export async function replayed<D>(
  services: Services,
  submission: Submission | null,
  at: { readonly path: string; readonly from: string | null },
  handle: () => Promise<Answer<D>> | Answer<D>,
): Promise<Answer<D>> {
  if (submission === null || submission.key === null) return handle()
  const key = submission.key
  const answers = memoryOf(services)
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
    if (error instanceof Repeated) return { see: at.from ?? homeOf(at.path), done: SAVED }
    throw error
  }
}

function memoryOf(services: Services): Map<string, Promise<Answer<never>>> {
  const found = memories.get(services) ?? new Map<string, Promise<Answer<never>>>()
  memories.set(services, found)
  return found
}

/** Where a form does not say what page it stood on: the overview of the review it was in, else the start. */
function homeOf(path: string): string {
  return /^\/reviews\/[^/]+/.exec(path)?.[0] ?? '/'
}
