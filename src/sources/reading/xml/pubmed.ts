// Reads the XML of PubMed: articles and book chapters, without the references that stand inside them.
import type { Entry, EntryReader, Field } from '../entry.ts'
import { withoutStop } from '../tagged/reader.ts'
import { allAt, at, childrenOf, type Element, textOf, xmlReader } from './records.ts'

export function pubmedReader(): EntryReader {
  return xmlReader(name => name === 'PubmedArticle' || name === 'PubmedBookArticle', toEntry)
}

function toEntry(record: Element): Omit<Entry, 'line' | 'raw'> {
  const isBook = record.name === 'PubmedBookArticle'
  const citation = at(record, isBook ? 'BookDocument' : 'MedlineCitation')
  const article = isBook ? citation : at(citation, 'Article')
  const issue = at(article, 'Journal/JournalIssue')
  const title = withoutStop(line(at(article, 'ArticleTitle')))
  const bookTitle = withoutStop(line(at(article, 'Book/BookTitle')))
  const published = at(issue, 'PubDate') ?? at(article, 'Book/PubDate')
  const fields: Field[] = [
    ...some('title', [title, bookTitle, withoutStop(line(at(article, 'VernacularTitle')))]),
    ...some('abstract', [abstractOf(at(article, 'Abstract')), abstractOf(at(citation, 'OtherAbstract'))]),
    ...some('authors', authorsOf(article, isBook)),
    ...some('year', [
      line(at(published, 'Year')),
      line(at(published, 'MedlineDate')),
      line(at(article, 'ArticleDate/Year')),
    ]),
    ...some('journal', isBook && title !== '' ? [bookTitle] : journalsOf(article, citation)),
    ...some('volume', [line(at(issue, 'Volume')), line(at(article, 'Book/Volume'))]),
    ...some('issue', [line(at(issue, 'Issue'))]),
    ...some('startPage', [line(at(article, 'Pagination/MedlinePgn')), line(at(article, 'Pagination/StartPage'))]),
    ...some('publisher', [line(at(article, 'Book/Publisher/PublisherName'))]),
    ...some('doi', doisOf(record, article)),
    ...some('pmid', [line(at(citation, 'PMID'))]),
    ...some('serial', [...allAt(article, 'Journal/ISSN'), ...allAt(article, 'Book/Isbn')].map(line)),
    ...some('keywords', [...allAt(citation, 'KeywordList/Keyword').map(line), ...headingsOf(citation)]),
    ...some('language', allAt(article, 'Language').map(line)),
  ]
  const kinds = allAt(article, isBook ? 'PublicationType' : 'PublicationTypeList/PublicationType').map(one =>
    line(one).toLowerCase(),
  )
  return { type: typeFrom(kinds, isBook, title !== ''), fields, refusal: null }
}

function some(tag: string, values: readonly string[]): Field[] {
  return values.filter(value => value !== '').map(value => ({ tag, value }))
}

function line(element: Element | undefined): string {
  return textOf(element).replace(/\s+/g, ' ').trim()
}

function typeFrom(kinds: readonly string[], isBook: boolean, hasChapter: boolean): string {
  if (isBook) return hasChapter ? 'chapter' : 'book'
  if (kinds.includes('preprint')) return 'preprint'
  if (kinds.includes('dataset')) return 'dataset'
  if (kinds.some(kind => /^(?:news|newspaper article)$/.test(kind))) return 'news'
  if (kinds.some(kind => kind.includes('technical report'))) return 'report'
  if (kinds.includes('academic dissertation')) return 'thesis'
  return kinds.length === 1 && kinds[0] === 'video-audio media' ? 'media' : 'article'
}

/** A structured abstract has its headings before its parts, as PubMed prints it. */
function abstractOf(abstract: Element | undefined): string {
  const parts = childrenOf(abstract, 'AbstractText').map(part => {
    const label = part.attributes.Label ?? ''
    const text = line(part)
    return label === '' || text === '' ? text : `${label}: ${text}`
  })
  return parts.filter(Boolean).join(' ')
}

function authorsOf(article: Element | undefined, isBook: boolean): readonly string[] {
  const lists = [...allAt(article, 'AuthorList'), ...(isBook ? allAt(article, 'Book/AuthorList') : [])]
  const authors = lists.filter(list => list.attributes.Type !== 'editors')
  return (authors.length > 0 ? authors : lists).flatMap(list => childrenOf(list, 'Author').map(nameOf))
}

function nameOf(author: Element): string {
  const family = line(at(author, 'LastName'))
  if (family === '') return line(at(author, 'CollectiveName'))
  const given = line(at(author, 'ForeName')) || line(at(author, 'Initials'))
  return [family, given, line(at(author, 'Suffix'))].filter(Boolean).join(', ')
}

function journalsOf(article: Element | undefined, citation: Element | undefined): readonly string[] {
  return [
    at(article, 'Journal/Title'),
    at(article, 'Journal/ISOAbbreviation'),
    at(citation, 'MedlineJournalInfo/MedlineTA'),
  ].map(line)
}

function doisOf(record: Element, article: Element | undefined): readonly string[] {
  const places = [...allAt(article, 'ELocationID'), ...allAt(article, 'ArticleIdList/ArticleId')]
  const data = [
    ...allAt(record, 'PubmedData/ArticleIdList/ArticleId'),
    ...allAt(record, 'PubmedBookData/ArticleIdList/ArticleId'),
  ]
  const isDoi = (one: Element) => one.attributes.EIdType === 'doi' || one.attributes.IdType === 'doi'
  return [...places, ...data].filter(isDoi).map(line)
}

/** “Descriptor/qualifier” for each qualifier, as in the tagged files. */
function headingsOf(citation: Element | undefined): readonly string[] {
  return allAt(citation, 'MeshHeadingList/MeshHeading').map(heading =>
    [at(heading, 'DescriptorName'), ...childrenOf(heading, 'QualifierName')].map(line).join('/'),
  )
}
