// Two versions of a theory word by word: the text, and statement by statement.
import { differences, type Part } from '../../../core/differences.ts'
import { type Comparison, sentenceOf, type VersionStatement } from '../../../theories/domain.ts'

export type Marked = {
  readonly id: number
  readonly change: Comparison['change'] | 'renumbered'
  /** Its number before and after; null where it did not stand. */
  readonly numberBefore: string | null
  readonly numberAfter: string | null
  readonly before: string | null
  readonly after: string | null
  readonly parts: readonly Part[]
}

export function marked({ id, change, before, after }: Comparison): Marked {
  const words = (statement: VersionStatement | null) => (statement === null ? null : sentenceOf(statement))
  const [was, is] = [words(before), words(after)]
  return {
    id,
    change: change === 'reworded' && was === is ? 'renumbered' : change,
    numberBefore: before?.number ?? null,
    numberAfter: after?.number ?? null,
    before: was,
    after: is,
    parts: differences(was ?? '', is ?? ''),
  }
}

/** The words of one side alone, with what the other does not have marked. */
export function sideOf(parts: readonly Part[], side: 'before' | 'after'): Part[] {
  return parts.filter(part => part.kind !== (side === 'before' ? 'added' : 'removed'))
}
