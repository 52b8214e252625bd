// One article as every format writes it.
import { EMPTY_RECORD, type RecordFields } from '../../../../src/sources/records/fields.ts'

/** What every format below says in its own way. */
export const ARTICLE: RecordFields = {
  ...EMPTY_RECORD,
  type: 'article',
  title: 'Being heard in the waiting room',
  authors: ['Mercer, Anna', 'Holt, Ben'],
  year: 2019,
  journal: 'Journal of Community Examples',
  volume: '12',
  issue: '3',
  pages: '101–119',
  doi: '10.1000/jce.2019.0101',
  abstract: 'Patients came back when the first talk was unhurried.',
  keywords: ['trust', 'link workers'],
}

export const FILES: Readonly<Record<string, string>> = {
  ris: `TY  - JOUR\nTI  - Being heard in the waiting room\nAU  - Mercer, Anna\nAU  - Holt, Ben\nPY  - 2019/05\nT2  - Journal of Community Examples\nVL  - 12\nIS  - 3\nSP  - 101\nEP  - 119\nDO  - https://doi.org/10.1000/JCE.2019.0101\nAB  - Patients came back when the first talk was unhurried.\nKW  - trust\nKW  - link workers\nER  - \n`,
  nbib: `PMID- 12345678\nTI  - Being heard in the waiting\n      room.\nFAU - Mercer, Anna\nAU  - Mercer A\nFAU - Holt, Ben\nAU  - Holt B\nDP  - 2019 May\nTA  - J Comm Ex\nJT  - Journal of Community Examples\nVI  - 12\nIP  - 3\nPG  - 101-119\nLID - S1-2 [pii]\nLID - 10.1000/jce.2019.0101 [doi]\nAB  - Patients came back when the first talk was\n      unhurried.\nOT  - trust\nOT  - *link workers\nPT  - Journal Article\n`,
  'pubmed-xml': `<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2019//EN" "https://dtd.example.org/pubmed_190101.dtd">\n<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">12345678</PMID><Article><Journal><JournalIssue><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2019</Year><Month>May</Month></PubDate></JournalIssue><Title>Journal of Community Examples</Title><ISOAbbreviation>J Comm Ex</ISOAbbreviation></Journal><ArticleTitle>Being heard in the <i>waiting room</i>.</ArticleTitle><Pagination><MedlinePgn>101-119</MedlinePgn></Pagination><ELocationID EIdType="doi">10.1000/jce.2019.0101</ELocationID><Abstract><AbstractText>Patients came back when the first talk was unhurried.</AbstractText></Abstract><AuthorList><Author><LastName>Mercer</LastName><ForeName>Anna</ForeName></Author><Author><LastName>Holt</LastName><ForeName>Ben</ForeName></Author></AuthorList></Article><KeywordList><Keyword>trust</Keyword><Keyword>link workers</Keyword></KeywordList></MedlineCitation><PubmedData><ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1000/other</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle></PubmedArticleSet>`,
  'endnote-xml': `<?xml version="1.0" encoding="UTF-8" ?><xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors><author><style face="normal">Mercer, Anna</style></author><author>Holt, Ben</author></authors></contributors><titles><title><style>Being heard in </style><style face="italic">the waiting room</style></title><secondary-title>Journal of Community Examples</secondary-title></titles><pages>101-119</pages><volume>12</volume><number>3</number><keywords><keyword>trust</keyword><keyword>link workers</keyword></keywords><dates><year>2019</year></dates><electronic-resource-num>10.1000/jce.2019.0101</electronic-resource-num><abstract>Patients came back when the first talk was unhurried.</abstract></record></records></xml>`,
  'endnote-refer': `%0 Journal Article\n%T Being heard in the waiting room\n%A Mercer, Anna\n%A Holt, Ben\n%D 2019\n%J Journal of Community Examples\n%V 12\n%N 3\n%P 101-119\n%R 10.1000/jce.2019.0101\n%X Patients came back when the first talk was unhurried.\n%K trust\nlink workers\n`,
  bibtex: `@comment{of a manager}\n@string{jce = "Journal of Community Examples"}\n@article{mercer2019,\n  title = {Being heard in the {waiting} room},\n  author = {Mercer, Anna and Ben Holt},\n  journal = jce,\n  year = 2019, month = may,\n  volume = {12}, number = {3}, pages = {101--119},\n  doi = {10.1000/jce.2019.0101},\n  keywords = {trust, link workers},\n  abstract = {Patients came back when the first talk was unhurried.}\n}\n`,
  json: JSON.stringify([
    {
      type: 'article-journal',
      'title-short': 'Being heard',
      title: 'Being heard in the waiting room',
      author: [{ family: 'Mercer', given: 'Anna' }, { literal: 'Holt, Ben' }],
      issued: { 'date-parts': [[2019, 5]] },
      'container-title': 'Journal of Community Examples',
      volume: 12,
      issue: '3',
      page: '101-119',
      DOI: '10.1000/jce.2019.0101',
      abstract: 'Patients came back when the first talk was unhurried.',
      keyword: 'trust; link workers',
    },
  ]),
  csv: `Title;Authors;Published Year;Journal;Volume;Issue;Pages;DOI;Abstract;Author Keywords;Cited by\n"Being heard in the waiting room";"Mercer, Anna; Holt, Ben";2019;Journal of Community Examples;12;3;101-119;10.1000/JCE.2019.0101;"Patients came back when the first talk was unhurried.";"trust; link workers";7\n`,
  'web-of-science': `FN Example\nVR 1.0\nPT J\nAU Mercer, A\n   Holt, B\nAF Mercer, Anna\n   Holt, Ben\nTI Being heard in the\n   waiting room\nSO Journal of Community Examples\nDT Article\nDE trust; link workers\nAB Patients came back when the first talk was unhurried.\nPY 2019\nVL 12\nIS 3\nBP 101\nEP 119\nDI 10.1000/jce.2019.0101\nER\n\nEF\n`,
  ovid: `<1>\nUnique Identifier\n  12345678\nTitle\n  Being heard in the waiting room.\nSource\n  Journal of Community Examples. 12(3):101-119, 2019 May.\nAuthors\n  Mercer, Anna; Holt, Ben.\nKeyword Heading\n  *trust\n  link workers\nAbstract\n  Patients came back when the first talk was unhurried.\nDigital Object Identifier\n  https://dx.doi.org/10.1000/jce.2019.0101\n`,
}
