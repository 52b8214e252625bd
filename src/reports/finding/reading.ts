// How what was typed is read: what of it is not looked for as somebody may have meant it, and a thing called by its number.
import { wordsLeftAway } from '../../core/search-terms.ts'
import { INDEXED_KINDS, type IndexedKind } from './domain.ts'

/** Words that other databases read as operators, and signs that do: here the words are words and the signs are nothing. */
const OPERATOR = /(?:^|\s)(?:AND|OR|NOT|NEAR(?:\/\d+)?)(?=\s|$)/
const SIGN =
  /(?:^|\s)[-+](?=[\p{L}\p{N}])|[\p{L}\p{N}][*?$](?=\s|$)|(?:^|\s)(?:ti|ab|tw|kw|au|title|abstract|author):/iu
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

/** Sentences on how it was read; none where it was read as it stands. */
export function remarksOn(typed: string): string[] {
  const over = wordsLeftAway(typed)
  return [
    ...(over === 0
      ? []
      : [`Only the first 12 words were looked for; ${over === 1 ? 'one more was' : `${over} more were`} left away.`]),
    ...(OPERATOR.test(typed)
      ? ['AND, OR, NOT and NEAR are looked for as words: there are no operators, and all the words have to be there.']
      : []),
    ...(SIGN.test(typed)
      ? [
          'Signs such as -, +, * and “title:” leave nothing out and stand for nothing; words between quotation marks are found side by side.',
        ]
      : []),
    ...(UNSPACED.test(typed)
      ? ['Where a language sets no spaces between words, only the beginning of a stretch is found.']
      : []),
  ]
}

const CALLED: Readonly<Record<string, IndexedKind>> = { cmoc: 'configuration', idea: 'statement' }
/** Their number is that of a version, or nobody says it. */
const UNNUMBERED: readonly IndexedKind[] = ['question', 'comment']
const NUMBERED = /^\s*([a-z][a-z ]{2,20}?)\s*(?:no\.?|number|#)?\s*([1-9]\d{0,8})\s*$/i

/** "CMOC 12" and "record #412" name one thing; null for anything else. */
export function namedIn(typed: string): { readonly kind: IndexedKind; readonly id: number } | null {
  const [, word = '', number = ''] = NUMBERED.exec(typed) ?? []
  const name = word.toLowerCase()
  const kind = CALLED[name] ?? INDEXED_KINDS.find(one => one === name)
  return kind === undefined || UNNUMBERED.includes(kind) ? null : { kind, id: Number(number) }
}
