// How rich a study is: the best of its documents as agreed, or else as anyone judged it, in the words of the squares.

type Judged = { readonly documentId: number; readonly richness: 'high' | 'moderate' | 'low' | null }

const WORDS = { high: 'rich', moderate: 'moderate', low: 'thin' } as const

export function richnessOf(
  documentIds: readonly number[],
  appraisals: readonly Judged[],
): 'rich' | 'moderate' | 'thin' | 'none' {
  const own = appraisals.filter(one => documentIds.includes(one.documentId))
  for (const rating of ['high', 'moderate', 'low'] as const)
    if (own.some(one => one.richness === rating)) return WORDS[rating]
  return 'none'
}
