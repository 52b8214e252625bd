// The ten kinds of reference in three styles, each beside the rule it follows; works of real authors are cited with their facts.
import { describe, expect, test } from 'vitest'
import type { Reference } from '../../../src/reports/citing/reference.ts'
import { DUTCH, printed } from './support.ts'

type Case = {
  readonly fields: Partial<Reference>
  readonly apa: string
  readonly vancouver: string
  readonly harvard: string
}

const CASES: Readonly<Record<string, Case>> = {
  // APA 10.1, example 1; ICMJE sample 1; Cite Them Right, Journal articles
  'journal article': {
    fields: {
      kind: 'article',
      authors: ['Pawson, Ray', 'Greenhalgh, Trisha', 'Harvey, Gill', 'Walshe, Kieran'],
      year: 2005,
      title: 'Realist review – a new method of systematic review designed for complex policy interventions.',
      container: 'Journal of Health Services Research & Policy',
      volume: '10',
      issue: 'Suppl 1',
      pages: '21-34',
      doi: '10.1258/1355819054308530',
    },
    apa: 'Pawson, R., Greenhalgh, T., Harvey, G., & Walshe, K. (2005). Realist review – a new method of systematic review designed for complex policy interventions. *Journal of Health Services Research & Policy*, *10*(Suppl 1), 21–34. <https://doi.org/10.1258/1355819054308530>',
    vancouver:
      'Pawson R, Greenhalgh T, Harvey G, Walshe K. Realist review – a new method of systematic review designed for complex policy interventions. Journal of Health Services Research & Policy. 2005;10 Suppl 1:21-34. doi: <10.1258/1355819054308530>.',
    harvard:
      'Pawson, R. *et al.* (2005) ‘Realist review – a new method of systematic review designed for complex policy interventions’, *Journal of Health Services Research & Policy*, 10(Suppl 1), pp. 21–34. Available at: <https://doi.org/10.1258/1355819054308530>.',
  },
  // APA 9.26 (article numbers), 10.1 example 6; Citing Medicine ch. 1 A, Pagination
  'article with a number in place of pages': {
    fields: {
      kind: 'article',
      authors: ['Mercer, Anna', 'Holt, B.'],
      year: 2019,
      title: 'What makes people come back?',
      container: 'Journal of Examples',
      volume: '14',
      issue: '3',
      pages: 'e0209278',
    },
    apa: 'Mercer, A., & Holt, B. (2019). What makes people come back? *Journal of Examples*, *14*(3), Article e0209278.',
    vancouver: 'Mercer A, Holt B. What makes people come back? Journal of Examples. 2019;14(3):e0209278.',
    harvard:
      'Mercer, A. and Holt, B. (2019) ‘What makes people come back?’, *Journal of Examples*, 14(3), article e0209278.',
  },
  // APA 10.2, example 20; ICMJE sample 22; Cite Them Right, Printed books
  book: {
    fields: {
      kind: 'book',
      authors: ['Pawson, R.', 'Tilley, N.'],
      year: 1997,
      title: 'Realistic evaluation',
      publisher: 'Sage',
      place: 'London',
    },
    apa: 'Pawson, R., & Tilley, N. (1997). *Realistic evaluation*. Sage.',
    vancouver: 'Pawson R, Tilley N. Realistic evaluation. London: Sage; 1997.',
    harvard: 'Pawson, R. and Tilley, N. (1997) *Realistic evaluation*. London: Sage.',
  },
  // APA 10.2, example 24; ICMJE sample 23; Cite Them Right, Edited books
  'edited book': {
    fields: {
      kind: 'edited-book',
      editors: ['Holt, Ben', 'Lee, Chun-Wai'],
      year: 2018,
      title: 'Being heard',
      edition: '2nd edition',
      publisher: 'Example Press',
    },
    apa: 'Holt, B., & Lee, C.-W. (Eds.). (2018). *Being heard* (2nd ed.). Example Press.',
    vancouver: 'Holt B, Lee CW, editors. Being heard. 2nd ed. Example Press; 2018.',
    harvard: 'Holt, B. and Lee, C.-W. (eds) (2018) *Being heard*. 2nd edn. Example Press.',
  },
  // APA 10.3, example 38; ICMJE sample 25; Cite Them Right, Chapters of edited books
  chapter: {
    fields: {
      kind: 'chapter',
      authors: ['Mercer, Anna'],
      editors: ['Holt, Ben'],
      year: 2018,
      title: 'The first talk',
      container: 'Being heard',
      edition: '3',
      publisher: 'Example Press',
      place: 'Leeds',
      pages: '101--119',
    },
    apa: 'Mercer, A. (2018). The first talk. In B. Holt (Ed.), *Being heard* (3rd ed., pp. 101–119). Example Press.',
    vancouver:
      'Mercer A. The first talk. In: Holt B, editor. Being heard. 3rd ed. Leeds: Example Press; 2018. p. 101-19.',
    harvard:
      'Mercer, A. (2018) ‘The first talk’, in B. Holt (ed.) *Being heard*. 3rd edn. Leeds: Example Press, pp. 101–119.',
  },
  // APA 9.11 and 10.4, example 50 (own publisher left out); Citing Medicine ch. 4 (Report No.:); Cite Them Right, Reports
  'report of an organisation': {
    fields: {
      kind: 'report',
      authors: ['Ministry of Examples, Health and Sport'],
      year: 2016,
      title: 'Link workers in practice',
      number: '44',
      publisher: 'Ministry of Examples, Health and Sport',
      url: 'https://example.org/link-workers.pdf',
      accessed: '2026-11-21',
    },
    apa: 'Ministry of Examples, Health and Sport. (2016). *Link workers in practice* (Report No. 44). <https://example.org/link-workers.pdf>',
    vancouver:
      'Ministry of Examples, Health and Sport. Link workers in practice [Internet]. Ministry of Examples, Health and Sport; 2016 [cited 2026 Nov 21]. Report No.: 44. Available from: <https://example.org/link-workers.pdf>',
    harvard:
      'Ministry of Examples, Health and Sport (2016) *Link workers in practice*. Report No. 44. Available at: <https://example.org/link-workers.pdf> (Accessed: 21 November 2026).',
  },
  // APA 10.6, example 65; ICMJE sample 30; Cite Them Right, Theses
  thesis: {
    fields: {
      kind: 'thesis',
      authors: ['Mercer, Anna'],
      year: 2021,
      title: 'Time to listen',
      genre: 'Doctoral dissertation',
      publisher: 'University of Examples',
    },
    apa: 'Mercer, A. (2021). *Time to listen* [Doctoral dissertation, University of Examples].',
    vancouver: 'Mercer A. Time to listen [doctoral dissertation]. University of Examples; 2021.',
    harvard: 'Mercer, A. (2021) *Time to listen*. Doctoral dissertation. University of Examples.',
  },
  // APA 10.5, example 63; ICMJE sample 28; Cite Them Right, Published conference papers
  'conference paper': {
    fields: {
      kind: 'conference',
      authors: ['Mercer, A.'],
      year: 2017,
      title: 'Who gets time',
      container: 'Proceedings of the Example Conference',
      publisher: 'Example Press',
      pages: '12–19',
    },
    apa: 'Mercer, A. (2017). Who gets time. In *Proceedings of the Example Conference* (pp. 12–19). Example Press.',
    vancouver: 'Mercer A. Who gets time. In: Proceedings of the Example Conference. Example Press; 2017. p. 12-9.',
    harvard: 'Mercer, A. (2017) ‘Who gets time’, *Proceedings of the Example Conference*. Example Press, pp. 12–19.',
  },
  // APA 9.16 and 10.16 (no date: retrieved); Citing Medicine ch. 25; Cite Them Right, Web pages
  'web page without a date': {
    fields: {
      kind: 'web',
      authors: ['NHS Example'],
      title: 'Social prescribing',
      url: 'https://example.org/social-prescribing',
      accessed: '2026-11-21',
    },
    apa: 'NHS Example. (n.d.). *Social prescribing*. Retrieved November 21, 2026, from <https://example.org/social-prescribing>',
    vancouver:
      'NHS Example. Social prescribing [Internet]. [date unknown] [cited 2026 Nov 21]. Available from: <https://example.org/social-prescribing>',
    harvard:
      'NHS Example (no date) *Social prescribing*. Available at: <https://example.org/social-prescribing> (Accessed: 21 November 2026).',
  },
  // APA 10.1, examples 16 and 17; ICMJE sample 32; Cite Them Right, Newspaper articles and Blogs
  'newspaper article without an author': {
    fields: {
      kind: 'news',
      date: '2020-03-03',
      year: 2020,
      title: 'Time to talk',
      container: 'The Daily Example',
      pages: '4',
    },
    apa: 'Time to talk. (2020, March 3). *The Daily Example*, 4.',
    vancouver: 'Time to talk. The Daily Example. 2020 Mar 3:4.',
    harvard: '‘Time to talk’ (2020) *The Daily Example*, 3 March, p. 4.',
  },
  blog: {
    fields: {
      kind: 'blog',
      authors: ['Mercer, Anna'],
      date: '2020-09-14',
      title: 'Why I stopped hurrying',
      container: 'The Waiting Room',
      url: 'https://blog.example.org/hurry',
    },
    apa: 'Mercer, A. (2020, September 14). Why I stopped hurrying. *The Waiting Room*. <https://blog.example.org/hurry>',
    vancouver:
      'Mercer A. Why I stopped hurrying. 2020 Sep 14. In: The Waiting Room [Internet]. Available from: <https://blog.example.org/hurry>',
    harvard:
      'Mercer, A. (2020) ‘Why I stopped hurrying’, *The Waiting Room*, 14 September. Available at: <https://blog.example.org/hurry>.',
  },
  // APA 10.8, example 73; Citing Medicine ch. 23 (preprints); Cite Them Right, Preprints
  preprint: {
    fields: {
      kind: 'preprint',
      authors: ['Mercer, Anna'],
      year: 2020,
      title: 'Talking first',
      container: 'medRxiv',
      doi: '10.1101/2020.01.01.1',
    },
    apa: 'Mercer, A. (2020). *Talking first*. medRxiv. <https://doi.org/10.1101/2020.01.01.1>',
    vancouver: 'Mercer A. Talking first. medRxiv [Preprint]. 2020. doi: <10.1101/2020.01.01.1>.',
    harvard:
      'Mercer, A. (2020) ‘Talking first’, *medRxiv* [Preprint]. Available at: <https://doi.org/10.1101/2020.01.01.1>.',
  },
  // APA 10.9, example 75; Citing Medicine ch. 24; Cite Them Right, Data sets
  'data set': {
    fields: {
      kind: 'dataset',
      authors: ['Mercer, Anna'],
      year: 2020,
      title: 'Minutes of talks',
      publisher: 'Example Archive',
      doi: '10.1000/data',
    },
    apa: 'Mercer, A. (2020). *Minutes of talks* [Data set]. Example Archive. <https://doi.org/10.1000/data>',
    vancouver: 'Mercer A. Minutes of talks [data set]. Example Archive; 2020. doi: <10.1000/data>.',
    harvard:
      'Mercer, A. (2020) *Minutes of talks* [Data set]. Example Archive. Available at: <https://doi.org/10.1000/data>.',
  },
}

describe('a reference', () => {
  test.each(Object.entries(CASES))('%s', (_, { fields, apa, vancouver, harvard }) => {
    expect(printed(fields, 'apa')).toBe(apa)
    expect(printed(fields, 'vancouver')).toBe(vancouver)
    expect(printed(fields, 'harvard')).toBe(harvard)
  })

  test('has its fixed words in Dutch, too', () => {
    const { fields } = CASES.chapter!
    expect(printed({ ...fields, editors: ['Holt, Ben', 'Lee, C.'] }, 'apa', DUTCH)).toBe(
      'Mercer, A. (2018). The first talk. In B. Holt & C. Lee (Reds.), *Being heard* (3e druk, pp. 101–119). Example Press.',
    )
    expect(printed({ ...fields, authors: ['Mercer, A.', 'Holt, B.'], year: null }, 'harvard', DUTCH)).toBe(
      'Mercer, A. en Holt, B. (zonder datum) ‘The first talk’, in B. Holt (red.) *Being heard*. 3e druk. Leeds: Example Press, pp. 101–119.',
    )
    const page = CASES['web page without a date']!.fields
    expect(printed(page, 'apa', DUTCH)).toContain(
      '(z.d.). *Social prescribing*. Geraadpleegd op 21 november 2026, van <',
    )
    expect(printed(page, 'vancouver', DUTCH)).toContain('[geraadpleegd 2026 nov 21]. Beschikbaar via: <')
  })

  test('links to what its DOI or address names, and to nothing else', () => {
    const article = { kind: 'article', title: 'A', container: 'B', year: 2000 } as const
    expect(printed({ ...article, url: 'javascript:alert(1)' }, 'apa')).toBe('A. (2000). *B*.')
    expect(printed({ ...article, doi: '10.1000/a#b?c"d' }, 'apa')).toContain('<https://doi.org/10.1000/a#b?c"d>')
  })
})

describe('pages in Vancouver', () => {
  // Citing Medicine, chapter 1, A, Pagination
  test.each([
    ['284-287', '284-7'],
    ['1199–1205', '1199-205'],
    ['21-30', '21-30'],
    ['12-19', '12-9'],
    ['S10-S18', 'S10-8'],
    ['126A-127A', '126A-127A'],
    ['xi-xiii', 'xi-xiii'],
    ['98-102', '98-102'],
    ['34, 72–79', '34, 72-9'],
    ['pp. 3 - 9', '3-9'],
  ])('%s are %s', (pages, shown) => {
    const fields = { kind: 'article', title: 'A', container: 'B', year: 2000, volume: '1', pages } as const
    expect(printed(fields, 'vancouver')).toBe(`A. B. 2000;1:${shown}.`)
  })
})

test.each([
  ['e037681', 'Article e037681'],
  ['101234', 'Article 101234'],
  ['BJGPO.2021.0017', 'Article BJGPO.2021.0017'],
  ['194', '194'],
  ['S12', 'S12'],
  ['xii', 'xii'],
])('%s is printed as %s in APA', (pages, shown) => {
  const fields = { kind: 'article', title: 'A', container: 'B', year: 2000, pages } as const
  expect(printed(fields, 'apa')).toBe(`A. (2000). *B*, ${shown}.`)
})
