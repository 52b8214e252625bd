// Answers to an appraisal form: reading what was sent, and several people's side by side. Nothing is ever added up.
import type { DocumentKind } from '../../domain.ts'
import {
  askedOf,
  type Content,
  categoriesOf,
  choicesOf,
  isSameQuestion,
  type Part,
  type Question,
  questionsOf,
} from '../content.ts'

export type Given = { readonly answer: string; readonly comment: string }
/** By the key of the question. */
export type Answers = Readonly<Record<string, Given>>

export type AnswerSet = {
  readonly edition: number
  /** The form as that edition asked it. */
  readonly content: Content
  readonly categories: readonly number[]
  readonly answers: Answers
}

export type Sent = { readonly categories: readonly number[]; readonly answers: Answers }
export type Read = { readonly sent: Sent } | { readonly problems: Readonly<Record<string, string[]>> }

const LONGEST = 5_000

/** `q-5` answers question 5, `c-5` comments on it. Only what this document is asked may be answered. */
export function readAnswers(
  content: Content,
  kind: DocumentKind,
  categories: readonly number[],
  fields: Readonly<Record<string, unknown>>,
): Read {
  const known = new Set(categoriesOf(content).map(part => part.key))
  if (categories.some(key => !known.has(key))) return { problems: { categories: ['Choose designs of this form.'] } }
  const said = (name: string) => [Object.hasOwn(fields, name) ? fields[name] : ''].flat().join('\n').trim()
  const problems: Record<string, string[]> = {}
  const answers: Record<string, Given> = {}
  const asked = new Set(askedOf(content, kind, categories).flatMap(part => part.questions.map(one => one.key)))
  for (const question of questionsOf(content)) {
    const given = { answer: said(`q-${question.key}`), comment: said(`c-${question.key}`) }
    if (given.answer === '' && given.comment === '') continue
    const problem = asked.has(question.key) ? problemOf(question, given) : notAsked(content, question)
    if (problem === null) answers[question.key] = given
    else problems[`q-${question.key}`] = [problem]
  }
  if (Object.keys(problems).length > 0) return { problems }
  if (Object.keys(answers).length === 0) return { problems: { form: ['Answer at least one question.'] } }
  return { sent: { categories: [...new Set(categories)].sort((a, b) => a - b), answers } }
}

const nameOf = (question: Question) => question.number || `“${question.text.slice(0, 60)}”`

function problemOf(question: Question, { answer, comment }: Given): string | null {
  if (answer.length > LONGEST || comment.length > LONGEST)
    return `Use at most ${LONGEST.toLocaleString('en-GB')} characters for ${nameOf(question)}.`
  if (question.kind === 'text' || answer === '' || choicesOf(question).includes(answer)) return null
  return `Choose one of the answers to ${nameOf(question)}.`
}

function notAsked(content: Content, question: Question): string {
  const part = content.parts.find(one => one.questions.some(other => other.key === question.key))
  return part?.kind === 'category'
    ? `Question ${nameOf(question)} is asked of ${part.title}. Choose that design too, or clear the answer.`
    : `Question ${nameOf(question)} is not asked of this kind of document. Clear the answer.`
}

/** What someone said to a question; `isOther` when the words of the question have changed since. */
export type Cell = Given & { readonly isOther: boolean }

export function cellOf(set: AnswerSet, question: Question): Cell | null {
  const given = set.answers[question.key]
  if (given === undefined) return null
  const then = questionsOf(set.content).find(one => one.key === question.key)
  return { ...given, isOther: then === undefined || !isSameQuestion(then, question) }
}

/** What stands: the agreed answer, else everybody's if it is the same; different ones stand side by side. */
export type Standing = {
  readonly text: string
  readonly by: 'agreed' | 'one person' | 'all alike' | 'different' | 'nobody'
  /** Some of it answers earlier words of the question. */
  readonly isOther: boolean
}

export function standingOf(question: Question, own: readonly AnswerSet[], agreed: AnswerSet | undefined): Standing {
  const settled = agreed && cellOf(agreed, question)
  if (settled && settled.answer !== '') return { text: settled.answer, by: 'agreed', isOther: settled.isOther }
  const cells = own.flatMap(set => cellOf(set, question) ?? []).filter(cell => cell.answer !== '')
  const different = [...new Set(cells.map(cell => cell.answer))]
  const by =
    cells.length === 0 ? 'nobody' : cells.length === 1 ? 'one person' : different.length > 1 ? 'different' : 'all alike'
  return { text: different.join(' / '), by, isOther: cells.some(cell => cell.isOther) }
}

export type Line = { readonly question: Question; readonly standing: Standing }
export type LinesOfPart = Omit<Part, 'questions'> & { readonly lines: readonly Line[] }

/** Categories that anyone chose; the agreed ones alone once there are any. */
export function chosenBy(own: readonly AnswerSet[], agreed: AnswerSet | undefined): number[] {
  return [...new Set(agreed ? agreed.categories : own.flatMap(set => set.categories))]
}

/** Part by part what stands of one document; questions taken out of the form since come last, as they were asked. */
export function linesOf(
  content: Content,
  kind: DocumentKind,
  own: readonly AnswerSet[],
  agreed: AnswerSet | undefined,
): LinesOfPart[] {
  const line = (question: Question): Line => ({ question, standing: standingOf(question, own, agreed) })
  const parts = askedOf(content, kind, chosenBy(own, agreed)).map(({ questions, ...part }) => ({
    ...part,
    lines: questions.map(line),
  }))
  const gone = goneFrom(content, agreed ? [...own, agreed] : own)
  if (gone.length === 0) return parts
  return [...parts, { key: 0, title: 'No longer asked', note: '', kind: 'always', lines: gone.map(line) }]
}

/** Questions that were answered and that the form asks no longer. */
export function goneFrom(content: Content, sets: readonly AnswerSet[]): Question[] {
  const now = new Set(questionsOf(content).map(one => one.key))
  const answered = sets.flatMap(set =>
    questionsOf(set.content).filter(one => !now.has(one.key) && set.answers[one.key] !== undefined),
  )
  return [...new Map(answered.map(one => [one.key, one])).values()].sort((a, b) => a.key - b.key)
}
