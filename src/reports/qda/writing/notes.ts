// Configurations, memos and comments as notes; a configuration is a set and links beside its note.
import type { Guid } from '../guid.ts'
import type { Configured, listTies, Written } from '../notes/store.ts'
import { named } from './codebook.ts'
import { element, worded } from './xml.ts'

type Naming = {
  readonly guid: Guid
  readonly user: (id: number | null) => string | null
  /** Name or pseudonym of a person. */
  readonly name: (id: number | null) => string
  readonly levels: ReadonlyMap<number, string>
  /** Whether a thing stands in the file as a code, a source or a selection. */
  readonly stands: (kind: string, id: number) => boolean
}

const keyOf = (one: { readonly layer: string; readonly id: number }) => `${one.layer} ${one.id}`

export function titleOf({ layer, id, label, title }: Pick<Configured, 'layer' | 'id' | 'label' | 'title'>): string {
  const number = layer === 'account' ? `Account ${id}` : `CMOC ${id}`
  return [label === null ? number : `${number} (${label})`, title].filter(Boolean).join(': ')
}

export function configurationNote(one: Configured, naming: Naming): string {
  const { guid, user } = naming
  const at = { creatingUser: user(one.createdBy), creationDateTime: one.createdAt }
  const content = worded('PlainTextContent', configurationWords(one, naming))
  return element('Note', { guid: guid('configuration note', keyOf(one)), name: named(titleOf(one)), ...at }, content)
}

/** All that is said in a configuration, as a person would write it down. */
function configurationWords(one: Configured, { levels, name }: Naming): string {
  const inWords = (ids: readonly number[]) => ids.map(id => levels.get(id) ?? '').join(', ')
  const elements = one.elements.flatMap(part => {
    const facts = [part.polarity ?? '', inWords(part.levelIds), part.mechanismAbsent ? 'mechanism absent' : '']
    const said = [part.intended, part.valence, part.distance, part.forWhom && `for ${part.forWhom}`]
    const about = [...facts, ...said].filter(Boolean).join('; ')
    const line = `${part.mark} ${part.role}${about === '' ? '' : ` (${about})`}: ${part.wording}`
    const idea = part.statementName === null ? '' : `  Idea: ${part.statementName}`
    const signed = [part.inference, name(part.reasonedById), part.reasonedAt?.slice(0, 10)].filter(Boolean).join(', ')
    const reasoning = part.isInferred ? `  Inferred (${signed}): ${part.reasoning}` : ''
    return [line, idea, reasoning].filter(Boolean)
  })
  const evidence = one.evidence.map(row => {
    const stance = `${row.stance}${row.isConverse ? ', opposite confirmed' : ''}${row.mark === null ? '' : ` ${row.mark}`}`
    const place = [row.documentLabel, row.onPage || row.locator].filter(Boolean).join(', ')
    const words = row.quote === null ? 'cited, not yet quoted' : `“${row.quote}”`
    return [`${stance}: ${place}: ${words}`, row.note && `  ${row.note}`].filter(Boolean).join('\n')
  })
  return [
    one.sentence,
    [`Status: ${one.status}.`, one.documentLabel === null ? '' : `Account of ${one.documentLabel}.`]
      .concat(one.parentId === null ? [] : [`Part of ${one.layer === 'account' ? 'account' : 'CMOC'} ${one.parentId}.`])
      .concat(one.levelIds.length === 0 ? [] : [`Levels: ${inWords(one.levelIds)}.`])
      .concat(one.terms.length === 0 ? [] : [`Terms: ${one.terms.map(term => term.name).join(', ')}.`])
      .filter(Boolean)
      .join(' '),
    elements.length === 0 ? '' : `Elements\n${elements.join('\n')}`,
    evidence.length === 0 ? '' : `Evidence\n${evidence.join('\n')}`,
    one.note === '' ? '' : `Note\n${one.note}`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** The codes, documents and notes of a configuration. */
export function configurationSet(one: Configured, naming: Naming, notes: readonly string[]): string {
  const { guid, stands } = naming
  const codes = new Set([
    ...one.elements.map(part => guid('role', part.role)),
    ...one.elements.flatMap(part => (part.statementId === null ? [] : [guid('statement', part.statementId)])),
    ...one.levelIds.map(id => guid('level', id)),
    ...one.terms.map(term => guid('term', term.id)),
  ])
  const documents = new Set([
    ...(one.documentId === null ? [] : [one.documentId]),
    ...one.evidence.map(row => row.documentId),
  ])
  return element(
    'Set',
    { guid: guid('configuration', keyOf(one)), name: named(titleOf(one)) },
    worded('Description', one.sentence),
    ...[...codes].map(targetGUID => element('MemberCode', { targetGUID })),
    ...[...documents]
      .filter(id => stands('document', id))
      .map(id => element('MemberSource', { targetGUID: guid('document', id) })),
    ...[guid('configuration note', keyOf(one)), ...notes].map(targetGUID => element('MemberNote', { targetGUID })),
  )
}

/** From the note of a configuration to each quotation it rests on. */
export function evidenceLinks(one: Configured, { guid, stands }: Naming): readonly string[] {
  return one.evidence.flatMap(row => {
    if (row.excerptId === null || !stands('excerpt', row.excerptId)) return []
    const name = [row.stance, row.isConverse ? 'opposite confirmed' : '', row.mark ?? ''].filter(Boolean).join(', ')
    const ends = { originGUID: guid('configuration note', keyOf(one)), targetGUID: guid('excerpt', row.excerptId) }
    return [element('Link', { guid: guid('evidence', row.id), name, direction: 'OneWay', ...ends })]
  })
}

export function tieLinks(
  { links, contributions }: Awaited<ReturnType<typeof listTies>>,
  guid: Guid,
): readonly string[] {
  const note = (layer: string, id: number) => guid('configuration note', `${layer} ${id}`)
  const link = (key: string, id: number, name: string, ends: readonly [string, string], isOneWay: boolean) =>
    element('Link', {
      ...{ guid: guid(key, id), name: named(name), direction: isOneWay ? 'OneWay' : 'Associative' },
      ...{ originGUID: ends[0], targetGUID: ends[1] },
    })
  return [
    ...links.map(one => {
      const ends = [note(one.fromLayer, one.fromId), note(one.toLayer, one.toId)] as const
      const name = one.note === '' ? one.kind : `${one.kind}: ${one.note}`
      return link('link', one.id, name, ends, one.kind === 'ripple')
    }),
    ...contributions.map(one => {
      const ends = [note('account', one.accountId), note('synthesised', one.configurationId)] as const
      return link('contribution', one.id, one.isConverse ? `${one.stance}, opposite confirmed` : one.stance, ends, true)
    }),
  ]
}

/** A memo or a comment. What it is about is said in its words too where it stands in no other way in the file. */
export function writtenNote(kind: 'memo' | 'comment', one: Written, { guid, user, stands }: Naming): string {
  const about = one.about.filter(to => !stands(to.kind, to.id)).map(to => `${to.kind} ${to.id}`)
  const text = about.length === 0 ? one.text : `${one.text}\n\nAbout ${about.join(', ')}.`
  return element(
    'Note',
    { guid: guid(kind, one.id), name: named(one.title), creatingUser: user(one.by), creationDateTime: one.at },
    worded('PlainTextContent', text),
  )
}
