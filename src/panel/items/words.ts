// How subjects other than principles read to a panel: the first words of an item of each kind, and what stands under them.
import { sentenceOf } from '../../theories/domain.ts'

export type Bound = {
  readonly subjectKind: 'principle' | 'configuration' | 'theory statement' | 'question' | 'search' | 'free text'
  readonly subjectId: number | null
  readonly subjectVersion: number | null
  readonly heading: string
  readonly plainWords: string
  readonly restsOn: string
}

export type Subject = { readonly kind: Exclude<Bound['subjectKind'], 'free text'>; readonly id: number }

const LONGEST_HEADING = 300

/** A sentence that is too long for a heading stands whole below its beginning. */
function spread(text: string): { heading: string; plainWords: string } {
  const sentence = text.trim()
  if (sentence.length <= LONGEST_HEADING) return { heading: sentence, plainWords: '' }
  return { heading: `${sentence.slice(0, LONGEST_HEADING - 2)} …`, plainWords: sentence }
}

type Configuration = {
  readonly id: number
  readonly title: string
  readonly sentence: string
  readonly version: number
}

export function configurationItem({ id, title, sentence, version }: Configuration): Bound {
  const words = title === '' ? spread(sentence) : { heading: title, plainWords: sentence }
  return { subjectKind: 'configuration', subjectId: id, subjectVersion: version, ...words, restsOn: '' }
}

type StatementVersion = {
  readonly version: number
  readonly ifText: string
  readonly thenText: string
  readonly becauseText: string
}

/** `versions` latest first; its version is the one in which its words came to be as they are now. */
export function statementItem(id: number, versions: readonly StatementVersion[]): Bound {
  const sentence = versions[0] === undefined ? '' : sentenceOf(versions[0])
  const reworded = versions.findIndex(one => sentenceOf(one) !== sentence)
  const since = versions.at(reworded === -1 ? -1 : reworded - 1)
  return {
    subjectKind: 'theory statement',
    subjectId: id,
    subjectVersion: since?.version ?? null,
    ...spread(sentence),
    restsOn: '',
  }
}

/** The versions of the review question are numbered by themselves. */
export function questionItem(question: { readonly id: number; readonly text: string }): Bound {
  return {
    subjectKind: 'question',
    subjectId: question.id,
    subjectVersion: question.id,
    ...spread(question.text),
    restsOn: '',
  }
}

/** `principle 3` as a form says it, or null for words of one's own. */
export function subjectFrom(text: string): Subject | null | 'unknown' {
  if (text === '') return null
  const found = /^(principle|configuration|theory statement|question|search) ([1-9]\d{0,8})$/.exec(text)
  return found === null ? 'unknown' : { kind: found[1] as Subject['kind'], id: Number(found[2]) }
}

type Put = Pick<Bound, 'subjectKind' | 'subjectId' | 'subjectVersion' | 'heading' | 'plainWords'>

/** The item of an earlier round that this one asks about again; every version of the question is the one question. */
export function sameSubject(item: Put, earlier: readonly (Put & { readonly id: number })[]): number | null {
  const found = earlier.find(
    one =>
      one.subjectKind === item.subjectKind &&
      (item.subjectKind === 'question'
        ? true
        : item.subjectKind === 'free text'
          ? one.heading === item.heading
          : one.subjectId === item.subjectId),
  )
  return found?.id ?? null
}

/** Whether answers to the earlier item were about other words than these, so that the two cannot be compared. */
export function isReworded(item: Put, earlier: Put): boolean {
  return (
    item.subjectVersion !== earlier.subjectVersion ||
    (item.subjectKind !== 'principle' && (item.heading !== earlier.heading || item.plainWords !== earlier.plainWords))
  )
}
