// A review as a REFI-QDA project (QDPX) that other programs for qualitative analysis open, or its codebook alone (QDC).
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setImmediate as others } from 'node:timers/promises'
import type { Db } from '../../core/db/open.ts'
import type { ReviewCtx } from '../../core/db/transaction.ts'
import { atOneInstant } from '../../core/db/whole-tables.ts'
import { writeZip } from '../../core/files/zip.ts'
import type { Storage } from '../exchange/actions.ts'
import { type Guid, guidsOf } from './guid.ts'
import * as noted from './notes/store.ts'
import { listWithoutPlace } from './outside/store.ts'
import * as store from './store.ts'
import { codesOf, writeCode, writeCodebook } from './writing/codebook.ts'
import { configurationNote, configurationSet, evidenceLinks, tieLinks, writtenNote } from './writing/notes.ts'
import { earlierSourceOf, type Marking, sourceOf, textGuid, variablesOf } from './writing/sources.ts'
import { close, element, listed, open, worded } from './writing/xml.ts'

export type QdaWanted = {
  readonly format: string
  /** People stand as “Person 1”, “Person 2” …, and not by their names. */
  readonly pseudonyms?: boolean
}

const ORIGIN = 'Retroduce'

export async function composeQda(ctx: ReviewCtx, storage: Storage, wanted: QdaWanted): Promise<string | Uint8Array> {
  if (wanted.format === 'qdc') {
    const { createdAt } = await store.getProject(ctx.db, ctx.review.id)
    return writeCodebook(codesOf(await store.loadVocabulary(ctx.db, ctx.review.id), guidsOf(createdAt)), ORIGIN)
  }
  const file = await writeProject(ctx, storage, wanted.pseudonyms === true)
  try {
    return await fs.promises.readFile(file)
  } finally {
    await fs.promises.rm(file, { force: true })
  }
}

type Text = { readonly documentId: number; readonly number: number }
type Kept = { readonly documentId: number; readonly file: string }

/** Written piece by piece, so that a review of any size takes little memory; the caller removes it. */
export async function writeProject(ctx: ReviewCtx, storage: Storage, pseudonyms: boolean): Promise<string> {
  const folder = path.join(storage.config.dataDir, 'incoming')
  await fs.promises.mkdir(folder, { recursive: true, mode: 0o700 })
  const target = path.join(folder, `${crypto.randomUUID()}.qdpx`)
  const zip = await writeZip(target)
  try {
    await atOneInstant(ctx.database, async db => {
      const guid = guidsOf((await store.getProject(db, ctx.review.id)).createdAt)
      const texts: Text[] = []
      const pdfs: Kept[] = []
      const findPdf = (source: store.Source) => {
        const found =
          source.form === 'pdf' && source.fileHash !== null ? storage.files.find(ctx.review.id, source.fileHash) : null
        if (found !== null) pdfs.push({ documentId: source.id, file: found })
        return found !== null
      }
      const about = { reviewId: ctx.review.id, pseudonyms, guid, texts, findPdf }
      await zip.add('project.qde', projectOf(db, about))
      for (const { documentId, number } of texts)
        await zip.add(
          `Sources/${textGuid(documentId, number, guid)}.txt`,
          only(await store.readTextBody(db, ctx.review.id, documentId, number)),
        )
      for (const { documentId, file } of pdfs)
        await zip.add(`Sources/${guid('pdf', documentId)}.pdf`, fs.createReadStream(file), 'stored')
    })
    await zip.end()
    return target
  } catch (error) {
    await zip.abandon()
    throw error
  }
}

async function* only(text: string): AsyncGenerator<string> {
  yield text
}

type About = {
  readonly reviewId: number
  readonly pseudonyms: boolean
  readonly guid: Guid
  /** Filled with the texts that the sources name. */
  readonly texts: Text[]
  /** Whether the file of a source goes along. */
  readonly findPdf: (source: store.Source) => boolean
}

/** The parts of project.qde in the order that the schema asks for. */
async function* projectOf(db: Db, about: About): AsyncGenerator<string> {
  const { reviewId, guid } = about
  const project = await store.getProject(db, reviewId)
  const people = await peopleOf(db, about)
  const vocabulary = await store.loadVocabulary(db, reviewId)
  const memos = await noted.listMemos(db, reviewId)
  const comments = await noted.listComments(db, reviewId)
  const notes = notesAbout(memos, comments, guid)
  yield '<?xml version="1.0" encoding="utf-8"?>\n'
  yield open('Project', {
    xmlns: 'urn:QDA-XML:project:1.0',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': 'urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd',
    ...{ name: project.title, origin: ORIGIN, creatingUserGUID: people.user(project.createdBy) },
    creationDateTime: project.createdAt,
  })
  yield `\n${listed('Users', people.all)}`
  yield `<CodeBook>\n${listed('Codes', codesOf(vocabulary, guid, notes.on).map(writeCode))}</CodeBook>\n`
  yield listed('Variables', variablesOf(guid))
  const marking: Marking = {
    ...{ guid, user: people.user, notesOn: notes.on },
    codings: await store.loadCodings(db, reviewId),
    documentTerms: await store.loadDocumentTerms(db, reviewId),
  }
  const stand = new Set<string>(
    vocabulary.statements
      .map(one => `statement ${one.id}`)
      .concat(vocabulary.theoryStatements.map(one => `theory statement ${one.id}`)),
  )
  yield* sourcesOf(db, about, marking, stand)
  const levels = new Map(vocabulary.levels.map(level => [level.id, level.name]))
  const naming = { ...people, guid, levels, stands: (kind: string, id: number) => stand.has(`${kind} ${id}`) }
  const configurations = [
    ...(await noted.loadConfigurations(db, reviewId, 'synthesised')),
    ...(await noted.loadConfigurations(db, reviewId, 'account')),
  ]
  for (const part of configurations.flatMap(one => one.elements)) stand.add(`element ${part.id}`)
  for (const one of configurations) stand.add(one.layer === 'account' ? `account ${one.id}` : `configuration ${one.id}`)
  yield* inTurns('Notes', [
    ...configurations.map(one => () => configurationNote(one, naming)),
    ...memos.map(one => () => writtenNote('memo', one, naming)),
    ...comments.map(one => () => writtenNote('comment', one, naming)),
  ])
  const ties = await noted.listTies(db, reviewId)
  yield listed('Links', [...configurations.flatMap(one => evidenceLinks(one, naming)), ...tieLinks(ties, guid)])
  yield* inTurns(
    'Sets',
    configurations.map(one => () => {
      const kind = one.layer === 'account' ? 'account' : 'configuration'
      const parts = one.elements.flatMap(part => notes.on('element', part.id))
      return configurationSet(one, naming, [...notes.on(kind, one.id), ...parts])
    }),
  )
  const outside = await listWithoutPlace(db, reviewId)
  yield worded('Description', [project.intervention, outside.join('\n')].filter(Boolean).join('\n\n'))
  for (const targetGUID of notes.whole(naming.stands)) yield element('NoteRef', { targetGUID })
  yield `${close('Project')}\n`
}

/** In stretches, with a turn for others between them; a list without items is left out. */
async function* inTurns(name: string, items: readonly (() => string)[]): AsyncGenerator<string> {
  if (items.length === 0) return
  yield `${open(name)}\n`
  for (let at = 0; at < items.length; at += 50) {
    yield items
      .slice(at, at + 50)
      .map(item => `${item()}\n`)
      .join('')
    await others()
  }
  yield `${close(name)}\n`
}

async function* sourcesOf(db: Db, about: About, marking: Marking, stand: Set<string>): AsyncGenerator<string> {
  const { reviewId, texts, findPdf } = about
  const sources = await store.listSources(db, reviewId)
  if (sources.length === 0) return
  const earlier = Map.groupBy(await store.listEarlierTexts(db, reviewId), one => one.documentId)
  yield `${open('Sources')}\n`
  for (const source of sources) {
    const quotations = await store.listQuotations(db, reviewId, source.id)
    const own = earlier.get(source.id) ?? []
    stand.add(`document ${source.id}`)
    for (const one of quotations) stand.add(`excerpt ${one.id}`)
    yield `${sourceOf(source, quotations, marking, findPdf(source))}\n`
    if (source.presentText !== null) texts.push({ documentId: source.id, number: source.presentText })
    for (const one of own) {
      yield `${earlierSourceOf(one, quotations, marking)}\n`
      texts.push({ documentId: source.id, number: one.textNumber })
    }
    await others()
  }
  yield `${close('Sources')}\n`
}

async function peopleOf(db: Db, { reviewId, guid, pseudonyms }: About) {
  const authors = await noted.listAuthors(db, reviewId)
  const namesakes = (name: string, before: number) => authors.slice(0, before).filter(one => one.name === name).length
  const people = authors.map(({ id, name }, at) =>
    pseudonyms
      ? { id, name: `Person ${at + 1}`, guid: guid('pseudonym', at + 1) }
      : { id, name, guid: guid('person', `${name} ${namesakes(name, at)}`) },
  )
  const byId = new Map(people.map(person => [person.id, person]))
  return {
    all: people.map(({ guid, name }) => element('User', { guid, name })),
    user: (id: number | null) => (id === null ? null : (byId.get(id)?.guid ?? null)),
    name: (id: number | null) => (id === null ? '' : (byId.get(id)?.name ?? '')),
  }
}

/** Which notes speak of what; those about things that stand nowhere in the file are of the project as a whole. */
function notesAbout(memos: readonly noted.Written[], comments: readonly noted.Written[], guid: Guid) {
  const all = [
    ...memos.map(one => ({ guid: guid('memo', one.id), about: one.about })),
    ...comments.map(one => ({ guid: guid('comment', one.id), about: one.about })),
  ]
  const by = new Map<string, string[]>()
  for (const note of all)
    for (const { kind, id } of note.about) by.set(`${kind} ${id}`, [...(by.get(`${kind} ${id}`) ?? []), note.guid])
  return {
    on: (kind: string, id: number): readonly string[] => by.get(`${kind} ${id}`) ?? [],
    whole: (stands: (kind: string, id: number) => boolean) =>
      all.filter(note => !note.about.some(({ kind, id }) => stands(kind, id))).map(note => note.guid),
  }
}
