// Wordings as a sentence takes them in: without what would break it, and several as a list.

/** Wordings lose what would break a sentence or pass for a reference, and nothing else. */
export function plain(wording: string): string {
  const text = wording.replaceAll('[', '(').replaceAll(']', ')').replaceAll(/\s+/g, ' ').trim()
  return text.replace(/[.;,:?\s]{1,20}$/, '')
}

export function list(parts: readonly string[], word = 'and'): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`
}
