// The shapes of what the database keeps as JSON: pages read these without looking twice, so they are judged at the door.

type Test = (value: unknown) => boolean

const isObject: Test = value => value !== null && typeof value === 'object' && !Array.isArray(value)
const listOf =
  (test: Test): Test =>
  value =>
    Array.isArray(value) && value.every(test)
const isWord: Test = value => typeof value === 'string'
const isNumber: Test = value => Number.isInteger(value)
const isListOrObject: Test = value => Array.isArray(value) || isObject(value)

const SHAPES: Readonly<Record<string, Test>> = {
  authors: listOf(isWord),
  keywords: listOf(isWord),
  options: listOf(isWord),
  otherWordings: listOf(isWord),
  moved: listOf(isNumber),
  categories: listOf(isNumber),
  runs: listOf(isNumber),
  paragraphs: listOf(listOf(value => value === null || Number.isInteger(value))),
  pages: Array.isArray,
  cells: listOf(isObject),
  sections: listOf(isObject),
  lines: Array.isArray,
  problems: isListOrObject,
  choices: isObject,
  made: isObject,
  found: isObject,
  query: isObject,
  content: isObject,
  answers: isObject,
  cameIn: isObject,
  undoing: isObject,
  snapshot: value => {
    const { lines, plainWords } = Object(value)
    return isObject(value) && Array.isArray(lines) && isObject(plainWords)
  },
}

export function isShaped(column: string, value: unknown): boolean {
  return SHAPES[column]?.(value) ?? true
}
