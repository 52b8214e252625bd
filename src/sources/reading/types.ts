// Knows what type of record a reference is, from the code or the words that any format uses for it.
import risTags from '../../../data/reference/ris-tags.json' with { type: 'json' }
import { RECORD_TYPES, type RecordType } from '../records/fields.ts'

const BY_CODE = new Map(Object.entries(risTags.types).map(([code, { type }]) => [code, known(type)]))
const BY_NAME = new Map(Object.values(risTags.types).map(({ name, type }) => [bare(name), known(type)]))

/** Beyond the codes and names of RIS: BibTeX, CSL, Zotero, EndNote, PubMed, Scopus and Web of Science. */
const WORDS: Readonly<Partial<Record<RecordType, string>>> = {
  article:
    'article,articlejournal,journalarticle,articlemagazine,magazinearticle,review,reviewarticle,editorial,letter,note,shortsurvey,erratum,periodical,j,s,articleinpress,electronicarticle,reviewbook,systematicreview,metaanalysis,clinicaltrial,randomizedcontrolledtrial,casereports,comment',
  book: 'book,books,b,collection,mvbook,proceedingsbook,classic,editedbook,electronicbook,manuscript,booklet,monograph,classicalwork,ancienttext',
  chapter:
    'chapter,bookchapter,booksection,incollection,inbook,suppbook,entryencyclopedia,entrydictionary,encyclopediaarticle,dictionaryentry,electronicbooksection,entry',
  conference:
    'inproceedings,conference,conferencepaper,paperconference,proceedings,conferenceproceedings,conferencereview,c,presentation,speech,poster,conferenceabstract,meetingabstract,proceedingspaper,congress,congresses',
  report:
    'techreport,report,reportorworkingpaper,technicalreport,workingpaper,guideline,practiceguideline,standard,evaluation,greyliterature',
  thesis: 'phdthesis,mastersthesis,thesis,dissertation,academicdissertation',
  preprint: 'preprint,unpublished,unpublishedwork,eprint',
  policy:
    'legislation,bill,statute,legalcase,case,legaldocument,governmentdocument,policy,policydocument,regulation,hearing,treaty,legalruleorregulation,legal,governmentpublication',
  news: 'articlenewspaper,newspaperarticle,newspaper,news,newsitem,pressrelease',
  blog: 'blog,blogpost,postweblog',
  web: 'webpage,website,web,online,electronic,www,post,forumpost,onlinemultimedia',
  transcript: 'transcript,interview,interviewtranscript,focusgroup,personalcommunication,testimony',
  dataset: 'dataset,data,onlinedatabase,aggregateddatabase',
  media:
    'video,videorecording,film,filmorbroadcast,motionpicture,podcast,audio,audiorecording,audiovisualmaterial,artwork,graphic,map,broadcast,song,radiobroadcast,tvbroadcast,figure,music,multimedia,videoaudiomedia',
}

for (const [type, words] of Object.entries(WORDS))
  for (const word of words.split(',')) if (!BY_NAME.has(word)) BY_NAME.set(word, known(type))

/** Our own words for them, where no format has the word for another. */
for (const type of RECORD_TYPES) if (!BY_NAME.has(type)) BY_NAME.set(type, type)

/** Several names joined by a semicolon are tried one after the other; `other` when none is known. */
export function typeOf(text: string): RecordType {
  const whole = text.trim()
  const found = BY_CODE.get(whole.toUpperCase()) ?? BY_NAME.get(bare(whole))
  if (found || !whole.includes(';')) return found ?? 'other'
  const parts = whole.slice(0, 500).split(';')
  return parts.map(part => BY_NAME.get(bare(part))).find(type => type !== undefined) ?? 'other'
}

function bare(text: string): string {
  return text
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^a-z]/g, '')
}

function known(name: string): RecordType {
  return RECORD_TYPES.find(type => type === name) ?? 'other'
}
