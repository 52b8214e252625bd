// Documents as sources: their facts as variables, their quotations as selections, a quotation's roles, levels and terms as codings.
import type { Guid } from '../guid.ts'
import type { Coded, Quotation, Source } from '../store.ts'
import { named } from './codebook.ts'
import { element, worded } from './xml.ts'

/** What is said of a document, in the words of the file; our own import reads it back by these names. */
export const VARIABLES = [
  ...(['Title', 'Authors', 'Journal', 'Volume', 'Issue', 'Pages', 'Publisher', 'DOI', 'URL', 'Kind'] as const),
  ...(['Country', 'Study', 'Design', 'Participants', 'Text', 'Year'] as const),
] as const
export type Variable = (typeof VARIABLES)[number]

/** What the variable Text says. */
export const TEXT_STATES = { present: 'full text', earlier: 'earlier text', none: 'no text yet' } as const

export type Marking = {
  readonly guid: Guid
  /** GUID of a person, null for nobody and for who is not named in the file. */
  readonly user: (id: number | null) => string | null
  readonly codings: ReadonlyMap<number, readonly Coded[]>
  readonly documentTerms: ReadonlyMap<number, readonly number[]>
  /** GUIDs of the notes about a thing. */
  readonly notesOn: (kind: string, id: number) => readonly string[]
}

export function variablesOf(guid: Guid): readonly string[] {
  return VARIABLES.map(name =>
    element('Variable', { guid: guid('variable', name), name, typeOfVariable: name === 'Year' ? 'Integer' : 'Text' }),
  )
}

/** A document under its short name. `pdf`: the file goes along, and the quotations stand in its plain text. */
export function sourceOf(source: Source, quotations: readonly Quotation[], marking: Marking, pdf: boolean): string {
  const { guid, user, notesOn, documentTerms } = marking
  const has = source.presentText !== null
  const made = { creatingUser: user(source.createdBy), creationDateTime: source.createdAt }
  const selections = quotations
    .filter(one => one.textNumber === source.presentText)
    .map(quotation => selectionOf(quotation, marking))
  const tail = [
    ...(documentTerms.get(source.id) ?? []).map(term =>
      element(
        'Coding',
        { guid: guid('coding', `document ${source.id} term ${term}`) },
        element('CodeRef', { targetGUID: guid('term', term) }),
      ),
    ),
    ...notesOn('document', source.id).map(targetGUID => element('NoteRef', { targetGUID })),
    ...valuesOf(source, has ? TEXT_STATES.present : TEXT_STATES.none, guid),
  ]
  const head = { guid: guid('document', source.id), name: named(source.label) }
  const plainTextPath = `internal://${textGuid(source.id, source.presentText ?? 0, guid)}.txt`
  const description = worded('Description', source.note)
  if (!has)
    return element(
      'TextSource',
      { ...head, ...made },
      description,
      worded('PlainTextContent', absence(source)),
      ...tail,
    )
  if (!pdf) return element('TextSource', { ...head, plainTextPath, ...made }, description, ...selections, ...tail)
  const representation = element(
    'Representation',
    {
      ...{ guid: textGuid(source.id, source.presentText ?? 0, guid), name: named(`Text of ${source.label}`) },
      ...{ plainTextPath, ...made },
    },
    ...selections,
  )
  const path = `internal://${guid('pdf', source.id)}.pdf`
  return element('PDFSource', { ...head, path, ...made }, description, representation, ...tail)
}

/** An earlier text, kept for the quotations that stand in no later one. */
export function earlierSourceOf(
  earlier: { readonly documentId: number; readonly textNumber: number; readonly label: string },
  quotations: readonly Quotation[],
  marking: Marking,
): string {
  const { documentId, textNumber, label } = earlier
  const { guid } = marking
  const own = textGuid(documentId, textNumber, guid)
  return element(
    'TextSource',
    {
      ...{ guid: guid('earlier', `${documentId} ${textNumber}`), name: named(`${label} (earlier text ${textNumber})`) },
      plainTextPath: `internal://${own}.txt`,
    },
    worded('Description', 'An earlier text of this document. The quotations here stand in no later one.'),
    ...quotations.filter(one => one.textNumber === textNumber).map(quotation => selectionOf(quotation, marking)),
    variableValue('Text', TEXT_STATES.earlier, guid),
  )
}

export const textGuid = (documentId: number, number: number, guid: Guid) => guid('text', `${documentId} ${number}`)

/** Parked or not, with a code or without one: every quotation is a selection. */
function selectionOf(quotation: Quotation, { guid, user, codings, notesOn }: Marking): string {
  const { id, starts, ends, quote, note, createdAt, createdBy, theoryStatementId } = quotation
  const made = { creatingUser: user(createdBy), creationDateTime: createdAt }
  const parkedWith: readonly Coded[] =
    theoryStatementId === null ? [] : [{ code: ['theory statement', theoryStatementId], by: null, at: null }]
  const coded = [...(codings.get(id) ?? []), ...parkedWith].map(({ code: [kind, of], by, at }) =>
    element(
      'Coding',
      {
        guid: guid('coding', `excerpt ${id} ${kind} ${of}`),
        creatingUser: user(by ?? createdBy),
        creationDateTime: at ?? createdAt,
      },
      element('CodeRef', { targetGUID: guid(kind, of) }),
    ),
  )
  return element(
    'PlainTextSelection',
    { guid: guid('excerpt', id), name: shortly(quote), startPosition: starts, endPosition: ends, ...made },
    worded('Description', note),
    ...coded,
    ...notesOn('excerpt', id).map(targetGUID => element('NoteRef', { targetGUID })),
  )
}

/** Its first words, as other programs list quotations. */
function shortly(quote: string): string {
  const words = [...quote.replaceAll(/\s+/g, ' ').trim()]
  return words.length <= 100 ? words.join('') : `${words.slice(0, 99).join('')}…`
}

/** What stands in the place of a text: programs refuse a source without one. */
function absence(source: Source): string {
  const cited = [
    source.authors.join('; '),
    source.year === null ? '' : `(${source.year})`,
    source.title,
    source.journal,
  ]
  return `${cited.filter(Boolean).join(' ')}\n\nThis document has no text in the review yet.`
}

function valuesOf(source: Source, state: string, guid: Guid): readonly string[] {
  const { title, journal, volume, issue, pages, publisher, doi, url, kind, country, design, participants } = source
  const values: Readonly<Record<Variable, string>> = {
    ...{ Title: title, Authors: source.authors.join('; '), Journal: journal, Volume: volume, Issue: issue },
    ...{ Pages: pages, Publisher: publisher, DOI: doi, URL: url, Kind: kind, Country: country },
    ...{ Study: source.studyName ?? '', Design: design, Participants: participants },
    ...{ Text: state, Year: source.year === null ? '' : String(source.year) },
  }
  return VARIABLES.flatMap(name => (values[name] === '' ? [] : [variableValue(name, values[name], guid)]))
}

function variableValue(name: Variable, value: string, guid: Guid): string {
  return element(
    'VariableValue',
    {},
    element('VariableRef', { targetGUID: guid('variable', name) }),
    worded(name === 'Year' ? 'IntegerValue' : 'TextValue', value),
  )
}
