/** Knows what is taken out of any text before it is kept, so that positions in it stay true on every engine. */

/** Line ends become \n; unpaired surrogates, zero bytes and other control characters, which no database keeps alike, go. */
export function cleanText(raw: string): string {
  return raw
    .replace(/\r\n?|[\v\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\t\n\f])[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/gu, '')
}

/** A DOI as people print it, without the prefix of a resolver; lower case, since DOIs do not tell capitals apart. */
export function findDoi(text: string): string | null {
  const found = /\b10\.\d{4,9}\/[^\s"<>{}|\\^`]{1,200}/.exec(text)
  if (!found) return null
  const doi = found[0].replace(/[.,;:)\]'’”]{1,10}$/, '').toLowerCase()
  return doi.endsWith('/') ? null : doi
}
