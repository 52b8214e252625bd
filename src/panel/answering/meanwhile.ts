// What a form that was opened before other words were saved may still do to them: never take away what it did not show.

type Words = {
  readonly itemId: number | null
  readonly kind: string
  readonly text: string
  readonly setting: string
  readonly because: string
  readonly writtenAt: string
}
type Difference = { readonly setting: string; readonly differs: string; readonly because: string }
type Sent = { readonly seen: string; readonly comment: string; readonly difference?: Difference }
type Kept = Omit<Sent, 'seen'> & {
  /** The box whose words would replace others that this form never showed, with those others. */
  readonly clash: { readonly field: 'comment' | 'differs'; readonly text: string } | null
}

const NOTHING = 'nothing'
const partsOf = (words: Words) => [words.setting, words.text, words.because].filter(part => part !== '')

/** The state of somebody's words on an item, or on the round, which a form carries along; '' is for who sends none. */
export function seenOf(comments: readonly Words[], itemId: number | null): string {
  const times = comments.filter(one => one.itemId === itemId).map(one => one.writtenAt)
  return times.sort().at(-1) ?? NOTHING
}

/** What to save of what was sent: words left empty on an old form stay, and words that would replace others are asked about. */
export function keptWords(sent: Sent, comments: readonly Words[], itemId: number | null): Kept {
  const { seen, ...words } = sent
  if (seen === '' || seen === seenOf(comments, itemId)) return { ...words, clash: null }
  const said = comments.filter(one => one.itemId === itemId)
  const comment = said.find(one => one.kind !== 'difference')
  const difference = said.find(one => one.kind === 'difference')
  const isLost = (text: string, before: Words | undefined) =>
    text !== '' && before !== undefined && partsOf(before).some(part => !text.includes(part))
  const differing = words.difference
  const all = differing === undefined ? '' : [differing.setting, differing.differs, differing.because].join(' ').trim()
  const clash =
    comment !== undefined && isLost(words.comment, comment)
      ? { field: 'comment' as const, text: comment.text }
      : difference !== undefined && isLost(all, difference)
        ? { field: 'differs' as const, text: partsOf(difference).join('; ') }
        : null
  return {
    comment: words.comment || (comment?.text ?? ''),
    ...(differing === undefined || all === '' ? {} : { difference: differing }),
    clash,
  }
}
