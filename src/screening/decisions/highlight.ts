// Knows how to mark the words of the intervention in an abstract, so that the eye finds them.

export type Stretch = { readonly text: string; readonly isHit: boolean }

const SHORTEST = 3
const MOST_TERMS = 20

/** What an intervention is called, part by part: “social prescribing, link workers” is two terms. */
export function termsOf(intervention: string): readonly string[] {
  const parts = intervention.split(/[,;/]| and | or /).map(part => part.trim().toLowerCase())
  return [...new Set(parts)].filter(part => part.length >= SHORTEST).slice(0, MOST_TERMS)
}

/** The text cut into stretches that are one of the terms and stretches that are not; joined they are the text again. */
export function highlight(text: string, terms: readonly string[]): readonly Stretch[] {
  const lower = text.toLowerCase()
  // Some letters change their length in lower case; then positions would not fit.
  if (terms.length === 0 || lower.length !== text.length) return text === '' ? [] : [{ text, isHit: false }]
  const stretches: Stretch[] = []
  let at = 0
  while (at < text.length) {
    const hit = nextHit(lower, terms, at)
    if (hit === null) break
    if (hit.start > at) stretches.push({ text: text.slice(at, hit.start), isHit: false })
    stretches.push({ text: text.slice(hit.start, hit.end), isHit: true })
    at = hit.end
  }
  if (at < text.length) stretches.push({ text: text.slice(at), isHit: false })
  return stretches
}

function nextHit(lower: string, terms: readonly string[], from: number): { start: number; end: number } | null {
  let best: { start: number; end: number } | null = null
  for (const term of terms) {
    const start = lower.indexOf(term, from)
    if (start === -1) continue
    const end = start + term.length
    if (best === null || start < best.start || (start === best.start && end > best.end)) best = { start, end }
  }
  return best
}
