// What principles lack, as lines of what waits for those who write them.
import { counted } from '../../../core/text.ts'
import type { FlagKey } from '../../../principles/domain.ts'
import type { Next } from '../loop.ts'

export type Lacks = {
  readonly flags: readonly { readonly key: FlagKey; readonly count: number }[]
  /** Evidence in no principle. */
  readonly configurations: number
  readonly accounts: number
}

const WORDS: Readonly<Record<FlagKey, string>> = {
  heading: 'without a heading',
  evidence: 'without evidence',
  'one study': 'resting on one study only',
  contradicting: 'with a contradiction to answer',
  level: 'without a level',
  'plain words': 'without plain words',
  references: 'naming what they do not rest on',
  'nothing there': 'naming what is not there',
}

/** `home` is the address of the review. */
export function lackingWords(lacks: Lacks, home: string): Next[] {
  const flagged = lacks.flags.map(({ key, count }) => ({
    text: `${counted(count, 'principle')} ${WORDS[key]}`,
    href: `${home}/principles?${new URLSearchParams({ lacks: key })}`,
  }))
  const unused = [
    ...(lacks.configurations === 0 ? [] : [counted(lacks.configurations, 'CMOC')]),
    ...(lacks.accounts === 0 ? [] : [counted(lacks.accounts, 'account')]),
  ]
  return unused.length === 0
    ? flagged
    : [...flagged, { text: `${unused.join(' and ')} in no principle`, href: `${home}/principles/unused` }]
}
