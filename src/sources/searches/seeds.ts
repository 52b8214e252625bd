// What a citation search starts from, typed one a line: records and documents of the review by number, or any reference in words.

export type Seed = {
  readonly kind: 'record' | 'document' | 'reference'
  /** Number of the record or document; null for a reference in words. */
  readonly subjectId: number | null
  /** What stands on the line after the number, or the whole line. */
  readonly reference: string
}

/** Lines that are longer are no reference. */
export const LONGEST_SEED = 2_000
export const MOST_SEEDS = 500

const NUMBERED = /^(record|document) ?([1-9]\d{0,8})(?:$|[:.,;]? (.*)$)/i

/** "record 12", "Document 4: Bertotti 2018" or "Bertotti M. Linking people. 2018." */
export function readSeeds(text: string): Seed[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => {
      const [, kind = '', id = '', rest = ''] = NUMBERED.exec(line) ?? []
      if (id === '') return { kind: 'reference', subjectId: null, reference: line }
      return {
        kind: kind.toLowerCase() === 'record' ? 'record' : 'document',
        subjectId: Number(id),
        reference: rest.trim(),
      }
    })
}

/** The line that reads back as this seed. */
export function seedLine(seed: Seed): string {
  if (seed.subjectId === null) return seed.reference
  return seed.reference === '' ? `${seed.kind} ${seed.subjectId}` : `${seed.kind} ${seed.subjectId}: ${seed.reference}`
}

export function seedText(seeds: readonly Seed[]): string {
  return seeds.map(seedLine).join('\n')
}
