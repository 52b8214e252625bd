// A reference in one plain, consistent style: authors (year). Title. Journal volume(issue):pages. Address.
import type { Document } from '../../source.ts'
import { type Inline, linkTo, plain } from '../../writing/blocks.ts'

const MOST_AUTHORS = 6

export function referenceOf(document: Document): Inline[] {
  const { authors, year, title, journal, volume, issue, pages, publisher, doi, url } = document
  const who =
    authors.length > MOST_AUTHORS ? `${authors.slice(0, MOST_AUTHORS).join('; ')} and others` : authors.join('; ')
  const when = year === null ? '(n.d.)' : `(${year})`
  const number = `${volume}${issue === '' ? '' : `(${issue})`}${pages === '' ? '' : `:${pages}`}`
  const where = [[journal, number].filter(part => part !== '').join(' '), journal === '' ? publisher : ''].filter(
    part => part !== '',
  )
  const text = `${[`${who}${who === '' ? '' : ' '}${when}`, withoutStop(title), ...where.map(withoutStop)].join('. ')}.`
  const address = doi !== '' ? `https://doi.org/${doi}` : url
  return address === '' ? [plain(text)] : [plain(`${text} `), linkTo(address, address)]
}

function withoutStop(text: string): string {
  return text.replace(/[.\s]{1,10}$/, '')
}
