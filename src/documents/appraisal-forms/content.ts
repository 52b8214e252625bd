// What an appraisal form asks: parts with their questions, which of them a document is asked, and how a team changes them.
import type { DocumentKind } from '../domain.ts'

export const ANSWER_KINDS = ['yes-no', 'choices', 'text'] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]
export const YES_NO: readonly string[] = ['yes', 'no', 'can’t tell']

/** Asked of every document, before all else or later, or of those for which the category is chosen. */
export const PART_KINDS = ['screening', 'always', 'category'] as const
export type PartKind = (typeof PART_KINDS)[number]

export type Question = {
  /** Stays the same through all editions. */
  readonly key: number
  readonly number: string
  readonly text: string
  readonly help: string
  readonly kind: AnswerKind
  readonly choices: readonly string[]
  /** Kinds of document it is asked of; empty means of all. */
  readonly kinds: readonly DocumentKind[]
}

export type Part = {
  readonly key: number
  readonly title: string
  readonly note: string
  readonly kind: PartKind
  readonly questions: readonly Question[]
}

export type Content = {
  readonly name: string
  readonly introduction: string
  /** Where the form is from, to be cited; empty for one the team made. */
  readonly source: string
  /** The key that the next part or question gets. */
  readonly next: number
  readonly parts: readonly Part[]
}

export type Head = Pick<Content, 'name' | 'introduction' | 'source'>
export type NewPart = Pick<Part, 'title' | 'note' | 'kind'>
export type NewQuestion = Omit<Question, 'key'>

export const MOST_PARTS = 40
export const MOST_QUESTIONS = 200

export const newContent = (head: Head): Content => ({
  ...head,
  next: 2,
  parts: [{ key: 1, title: 'Questions', note: '', kind: 'always', questions: [] }],
})

export const questionsOf = (content: Content): Question[] => content.parts.flatMap(part => part.questions)
export const findPart = (content: Content, key: number) => content.parts.find(part => part.key === key)
export const findQuestion = (content: Content, key: number) => questionsOf(content).find(one => one.key === key)
export const categoriesOf = (content: Content) => content.parts.filter(part => part.kind === 'category')
export const choicesOf = (question: Question) => (question.kind === 'yes-no' ? YES_NO : question.choices)

/** What a document of this kind is asked once these categories are chosen. Screening comes first. */
export function askedOf(content: Content, kind: DocumentKind, categories: readonly number[] | 'all'): Part[] {
  const order = (part: Part) => (part.kind === 'screening' ? 0 : 1)
  return content.parts
    .filter(part => part.kind !== 'category' || categories === 'all' || categories.includes(part.key))
    .map(part => ({
      ...part,
      questions: part.questions.filter(one => one.kinds.length === 0 || one.kinds.includes(kind)),
    }))
    .filter(part => part.questions.length > 0)
    .sort((a, b) => order(a) - order(b))
}

/** Whether an answer to the one is an answer to the other: the same words with the same answers to choose from. */
export function isSameQuestion(one: Question, other: Question): boolean {
  return one.text === other.text && one.kind === other.kind && choicesOf(one).join('\n') === choicesOf(other).join('\n')
}

export const withHead = (content: Content, head: Head): Content => ({ ...content, ...head })

export function withPart(content: Content, part: NewPart): Content {
  const added = { ...part, key: content.next, questions: [] }
  return { ...content, next: content.next + 1, parts: [...content.parts, added] }
}

export function changedPart(content: Content, key: number, part: NewPart): Content {
  return { ...content, parts: content.parts.map(one => (one.key === key ? { ...one, ...part } : one)) }
}

export const withoutPart = (content: Content, key: number): Content => ({
  ...content,
  parts: content.parts.filter(one => one.key !== key),
})

export function withQuestion(content: Content, partKey: number, question: NewQuestion): Content {
  const added = { ...question, key: content.next }
  return {
    ...content,
    next: content.next + 1,
    parts: content.parts.map(one => (one.key === partKey ? { ...one, questions: [...one.questions, added] } : one)),
  }
}

export function changedQuestion(content: Content, key: number, question: NewQuestion): Content {
  return inEachPart(content, questions => questions.map(one => (one.key === key ? { ...question, key } : one)))
}

export const withoutQuestion = (content: Content, key: number): Content =>
  inEachPart(content, questions => questions.filter(one => one.key !== key))

/** One place earlier or later within its part. */
export function movedQuestion(content: Content, key: number, to: 'earlier' | 'later'): Content {
  return inEachPart(content, questions => {
    const at = questions.findIndex(one => one.key === key)
    const other = at + (to === 'earlier' ? -1 : 1)
    const [mine, theirs] = [questions[at], questions[other]]
    if (mine === undefined || theirs === undefined) return questions
    return questions.map((one, place) => (place === at ? theirs : place === other ? mine : one))
  })
}

function inEachPart(content: Content, change: (questions: readonly Question[]) => readonly Question[]): Content {
  return { ...content, parts: content.parts.map(part => ({ ...part, questions: change(part.questions) })) }
}

/** One a line, each once, in the order they were typed. */
export function readChoices(lines: string): string[] {
  return [...new Set(lines.split('\n').map(line => line.trim().slice(0, 200)))].filter(Boolean)
}
