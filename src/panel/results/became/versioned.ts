// How something with versions is named where it is said which of them a comment led to.

type Named = {
  readonly kind: 'principle' | 'configuration' | 'theory statement' | 'question'
  readonly id: number
  readonly version: number
}

const WORDS = {
  principle: 'Principle',
  configuration: 'CMOC',
  'theory statement': 'The theory of statement',
  question: 'The question',
} as const

/** "Principle 3 is in version 2 now." */
export function versionNow({ kind, id, version }: Named): string {
  return `${WORDS[kind]}${kind === 'question' ? '' : ` ${id}`} is in version ${version} now.`
}
