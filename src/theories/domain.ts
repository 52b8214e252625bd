// If–then–because statements, and what changed between two versions of a theory.

/** How a version was reached: a puzzling finding read in a new light, or back from what is seen to what must be at work. */
export const INFERENCES = ['abduction', 'retroduction'] as const
export type Inference = (typeof INFERENCES)[number]

export type StatementText = {
  readonly number: string
  readonly ifText: string
  readonly thenText: string
  readonly becauseText: string
}
export type VersionStatement = StatementText & { readonly id: number }

const ENGLISH = { ifText: 'If', thenText: 'then', becauseText: 'because' } as const

/** An exception at the end of a claim, in either language: after a comma, or by a word that can be nothing else. */
const EXCEPTION =
  /,\s{1,9}(?:except|unless|save|but not|behalve|tenzij|uitgezonderd|maar niet)\b|\s{1,9}(?:unless|except (?:where|when|if)|tenzij|behalve (?:waar|wanneer|als))\b/i

/** The claim, and its exception; none where the sentence goes on behind it. */
function withException(text: string): { readonly claim: string; readonly exception: string } {
  const found = EXCEPTION.exec(text)
  const exception = found === null ? '' : text.slice(found.index).replace(/^[,\s]{1,10}/, '')
  if (found === null || /,\s(?:and|but|en|maar)\s/i.test(exception)) return { claim: text, exception: '' }
  return { claim: text.slice(0, found.index), exception }
}

/**
 * A statement as one sentence: "If …, then … because …, except …", or with the words of another language. The reason stands
 * with its outcome, an exception last. Parts that are missing are left out.
 */
export function sentenceOf(
  statement: Omit<StatementText, 'number'>,
  words: Readonly<Record<keyof typeof ENGLISH, string>> = ENGLISH,
): string {
  const bare = (text: string) => text.trim().replace(/[.,;]{1,9}$/, '')
  const part = (word: string, text: string) => (text.trim() === '' ? [] : [`${word} ${bare(text)}`])
  const because = part(words.becauseText, statement.becauseText)
  const whole = { claim: statement.thenText, exception: '' }
  const then = because.length === 0 ? whole : withException(bare(statement.thenText))
  const claim = [...part(words.ifText, statement.ifText), ...part(words.thenText, then.claim)].join(', ')
  const reasoned = [...(claim === '' ? [] : [claim]), ...because].join(' ')
  const text = then.exception === '' ? reasoned : `${reasoned}, ${then.exception}`
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

export type Comparison = {
  readonly id: number
  readonly before: VersionStatement | null
  readonly after: VersionStatement | null
  readonly change: 'same' | 'reworded' | 'added' | 'dropped'
}

/** Statements of two versions matched by their identity, in the order of the later one, dropped ones last. */
export function compareVersions(before: readonly VersionStatement[], after: readonly VersionStatement[]): Comparison[] {
  const earlier = new Map(before.map(statement => [statement.id, statement]))
  const kept = after.map(statement => {
    const old = earlier.get(statement.id) ?? null
    const same =
      old !== null &&
      old.ifText === statement.ifText &&
      old.thenText === statement.thenText &&
      old.becauseText === statement.becauseText &&
      old.number === statement.number
    return {
      id: statement.id,
      before: old,
      after: statement,
      change: old === null ? 'added' : same ? 'same' : 'reworded',
    } as const
  })
  const later = new Set(after.map(statement => statement.id))
  const dropped = before
    .filter(statement => !later.has(statement.id))
    .map(statement => ({ id: statement.id, before: statement, after: null, change: 'dropped' }) as const)
  return [...kept, ...dropped]
}
