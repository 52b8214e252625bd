// Takes from a citation what is said of it: its place, how it stands to the row, and for which element it is cited.
import { LETTERS, type Stance } from '../../../../configurations/domain.ts'
import { tagNamed } from '../tags.ts'
import { LONGEST_CITATION } from './citation.ts'

/** “Smith 2019, p. 12” without its place. */
export function placedIn(text: string): { readonly text: string; readonly locator: string } {
  const found = text.length > LONGEST_CITATION ? null : /,?\s(pp?\.\s?[\d–-]{1,12})$/.exec(text)
  return found === null ? { text, locator: '' } : { text: text.slice(0, found.index), locator: found[1]! }
}

const MARKS: readonly (readonly [RegExp, { readonly stance: Stance; readonly isConverse: boolean }])[] = [
  [/[[(*–—,-]{0,2}\s?\bopposite(?: cmocs?)? confirmed\b\s?[\])*]?/i, { stance: 'supports', isConverse: true }],
  [
    /[[(–—,-]{0,2}\s?\b(?:contradicts?|contradicting|disconfirms?|disconfirming)\b\s?[\])]?/i,
    { stance: 'contradicts', isConverse: false },
  ],
  [/[[(–—,-]{0,2}\s?\b(?:refines?|refining|in part|partly)\b\s?[\])]?/i, { stance: 'refines', isConverse: false }],
  [/[[(–—,-]{0,2}\s?\bbackground\b\s?[\])]?/i, { stance: 'background', isConverse: false }],
]

/** A citation without the mark that says how it stands to the row, and the element it is for, as in “WHO report (O1)”. */
export function markedIn(given: string): {
  readonly text: string
  readonly said: { readonly stance: Stance; readonly isConverse: boolean }
  readonly of: string | null
} {
  const aimed = /\s\(([A-Z][A-Za-z]{0,9}\d{1,3})\)$/.exec(given.slice(0, LONGEST_CITATION + 60))
  const tag = aimed === null ? null : tagNamed(aimed[1]!)
  const of = tag?.number == null ? null : `${LETTERS[tag.role]}${tag.number}`
  const piece = of === null ? given : given.slice(0, aimed!.index)
  const short = piece.slice(0, LONGEST_CITATION + 60)
  if (piece.length === short.length)
    for (const [mark, said] of MARKS) {
      const text = short.replace(mark, ' ')
      if (text !== short) return { text: bare(text.replace(/^\s*[:–—-]\s*|\s*[:–—-]\s*$/g, '')), said, of }
    }
  return { text: bare(piece), said: { stance: 'supports', isConverse: false }, of }
}

/** Without the brackets around it, or the full stop after it. */
function bare(text: string): string {
  const inner = text.trim().replace(/[.,]$/, '').trim()
  const wrapped = /^[([]([^()[\]]*)[)\]]$/.exec(inner)
  const half = inner.replace(/^[([](?=[^()[\]]*$)/, '').replace(/(?<=^[^()[\]]*)[)\]]$/, '')
  return (wrapped?.[1] ?? half).replaceAll(/\s+/g, ' ').trim()
}
