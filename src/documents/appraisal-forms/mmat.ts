// The Mixed Methods Appraisal Tool of 2018 as a form: what it asks, in our own words, with the number of each criterion.
import mmat from '../../../data/reference/mmat-2018.json' with { type: 'json' }
import type { Content, Part, PartKind } from './content.ts'

/** Keys are given in the order of the file, parts and questions alike. */
export function mmatContent(): Content {
  let next = 1
  const parts = mmat.parts.map((part): Part => {
    const key = next++
    const questions = part.questions.map(({ number, text }) => ({
      ...{ key: next++, number, text, help: '' },
      ...{ kind: 'yes-no' as const, choices: [], kinds: [] },
    }))
    return { key, title: part.title, note: part.note, kind: part.kind as PartKind, questions }
  })
  const { name, introduction, reference, doi } = mmat
  return { name, introduction, source: `${reference} doi:${doi}`, next, parts }
}
