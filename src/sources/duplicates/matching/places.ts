// Knows how volume, issue and pages are written, and reads the first and last page in one way.

export type Pages = { readonly start: string; readonly end: string }

/** “123-8” ends on page 128; letters of supplements and article numbers stay; a count of pages is no place. */
export function pagesOf(pages: string): Pages {
  const text = pages
    .slice(0, 60)
    .toLowerCase()
    .replace(/^\W*(?:pp?|pages?|no pagination)[\s.:]+/, '')
    .trim()
  if (/^\d{1,5}\s*(?:p|pp|pages)\b/.test(text) || /^no pag/.test(text)) return NOWHERE
  // A spreadsheet made a date of “8-21”.
  if (/\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b/.test(text)) return NOWHERE
  const found =
    /^\W{0,3}([a-z]{0,4})[.\s]?0{0,6}(\d{1,12})(?:[.:](\d{1,6}))?(?:\s*[-–—−]{1,2}\s*([a-z]{0,4})0{0,6}(\d{1,12}))?/.exec(
      text,
    )
  if (!found) return NOWHERE
  const [, letters, first, second, endLetters, last] = found
  const start = `${letters}${first}${second ? `.${second}` : ''}`
  if (last === undefined) return { start, end: '' }
  return {
    start,
    end: `${endLetters || letters}${last.length < first!.length ? first!.slice(0, first!.length - last.length) + last : last}`,
  }
}

const NOWHERE: Pages = { start: '', end: '' }

/** “S334” and “334” may be the same page of a supplement. */
export function isSamePage(a: string, b: string): boolean {
  if (a === b) return true
  const [left, right] = [a.replace(/^[a-z]+/, ''), b.replace(/^[a-z]+/, '')]
  return left === right && (left === a || right === b)
}

/** The number of a volume: “55 (Suppl 1)” is 55; a month or a sentence that came into the field is none. */
export function volumeOf(volume: string): string {
  if (volume.length > 30 || (volume.includes(')') && !volume.includes('('))) return ''
  const found = /^\W{0,3}(?:vol(?:ume)?\W{0,3})?([a-z]{0,3})\s?0{0,5}(\d{1,9})/i.exec(volume)
  return found ? `${found[1]!.toLowerCase()}${found[2]}` : ''
}

/** “SUPPL. 1” and “Suppl 1” are s1, “3-4” is 3. */
export function issueOf(issue: string): string {
  if (issue.length > 40) return ''
  const text = issue.toLowerCase()
  const supplement = text.includes('sup') || /^s\d/.test(text) ? 's' : ''
  const number = /\d{1,9}/.exec(text)
  return supplement + (number ? number[0].replace(/^0+/, '') : '')
}
