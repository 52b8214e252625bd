// Knows pages: a range, one page, or the number of an article that has none.

export type Pages = { readonly text: string; readonly isRange: boolean; readonly isArticle: boolean }

/** Null where no pages are known. Hyphens become the dash of a range. */
export function pagesOf(given: string): Pages | null {
  const bare = given
    .slice(0, 100)
    .replace(/\s+/g, ' ')
    .replace(/^(?:pp?|bl?z)\. ?/i, '')
    .replace(/[ .,;:]{1,10}$/, '')
  if (bare === '') return null
  const text = bare.replace(/ ?[-‐‑–—]{1,3} ?/g, '–').replace(/^–|–$/g, '')
  if (text === '') return null
  const isRange = text.includes('–') || text.includes(',')
  // Journals without pages number their articles, with an e in front or with more figures than a volume has pages.
  return { text, isRange, isArticle: !isRange && /^(?:e\d{1,12}|\d{6,12}|[a-z]{1,12}[.\w]{0,20}\d{4,12})$/i.test(text) }
}

/**
 * “284–287” as “284-7”: figures that repeat are left out, unless a letter follows them or they are Roman.
 * Letters in front are said once, S10-8. Citing Medicine, chapter 1, A, Pagination.
 */
export function shortRange(text: string): string {
  return text
    .split(/, ?/)
    .map(part => {
      const found = /^([A-Za-z]{0,3})(\d{1,9})–([A-Za-z]{0,3})(\d{1,9})$/.exec(part)
      if (found === null) return part.replaceAll('–', '-')
      const [, letter = '', from = '', other = '', to = ''] = found
      if ((other !== '' && other !== letter) || from.length !== to.length) return part.replace('–', '-')
      let same = 0
      while (same < to.length - 1 && from[same] === to[same]) same += 1
      return `${letter}${from}-${to.slice(same)}`
    })
    .join(', ')
}
