// A review with one document and its text, for tests that code passages.
import { addDocument } from '../../src/documents/actions.ts'
import { addPastedText } from '../../src/documents/texts/actions.ts'
import { world } from '../support/world.ts'

export const TEXT = [
  'Coordinators were pivotal to the service. Patients felt listened to for the first time in years.',
  'Where the practice gave no room, link workers moved on 👩‍⚕️ and trust was lost.',
  'Funding ran out after two years.',
].join('\n\n')

export async function scene() {
  const w = await world()
  const ctx = w.as(w.lena)
  const document = await addDocument(ctx, { title: 'Linking people', authors: ['Bertotti, M.'], year: 2018 })
  await addPastedText(ctx, document, TEXT)
  return { ...w, document, coding: `/reviews/heard/documents/${document}/coding` }
}

/** The position of words of the text, in code points. */
export function placeOf(words: string, text = TEXT) {
  const start = [...text.slice(0, text.indexOf(words))].length
  return { start, end: start + [...words].length, quote: words }
}
