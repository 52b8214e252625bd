// What the notes of a reference say about it when it leaves: its number here, where it stands, and what was decided.
import type { Screen } from '../../screening/domain.ts'
import { oneLine } from './lines.ts'

type Vote = { readonly screen: Screen; readonly choice: string; readonly reason: string | null }
type Settled = { readonly status: string; readonly reason: string | null }

export type Decided = {
  readonly id: number
  /** Null where the reader has still to choose and may not be told. */
  readonly standing: string | null
  readonly duplicateOf: number | null
  readonly searchId: number | null
  readonly foundIn: string | null
  readonly first: Settled | null
  readonly second: Settled | null
  readonly votes: readonly Vote[]
  readonly retrieval: string | null
  readonly retrievalReason: string | null
  readonly documentId: number | null
  readonly studyId: number | null
  /** “setting: rural”: what the team noted of its document. */
  readonly terms: readonly string[]
}

/** One line each, none of them empty. Nobody is named: such files travel. */
export function notesOn(one: Decided, slug: string): readonly string[] {
  const { id, standing, duplicateOf, searchId, foundIn, documentId, studyId, terms } = one
  const lines = [
    `Retroduce record ${id} (${slug}): ${standing ?? 'not told, since the reader has still to choose'}${duplicateOf === null ? '' : ` of record ${duplicateOf}`}`,
    searchId === null ? '' : `Found by search ${searchId}${foundIn === null ? '' : `, ${foundIn}`}`,
    decided(
      'Title and abstract',
      one.first,
      one.votes.filter(vote => vote.screen === 'title-abstract'),
    ),
    retrieved(one),
    decided(
      'Full text',
      one.second,
      one.votes.filter(vote => vote.screen === 'full-text'),
    ),
    documentId === null ? '' : `Document ${documentId}${studyId === null ? '' : `, study ${studyId}`}`,
    terms.length === 0 ? '' : `Terms: ${terms.join('; ')}`,
  ]
  return lines.map(oneLine).filter(line => line !== '')
}

const because = (reason: string | null) => (reason === null || reason === '' ? '' : `, ${reason}`)

/** “Title and abstract: excluded, wrong setting”; before it is settled, the votes that the reader may see. */
function decided(screen: string, settled: Settled | null, votes: readonly Vote[]): string {
  const said = votes.map(vote => `${vote.choice}${because(vote.reason)}`).join('; ')
  if (settled === null) return said === '' ? '' : `${screen}: ${said}`
  const isOpen = settled.status === 'conflict' || settled.status === 'awaiting second reviewer'
  return `${screen}: ${settled.status}${because(settled.reason)}${isOpen && said !== '' ? ` (${said})` : ''}`
}

function retrieved({ retrieval, retrievalReason }: Decided): string {
  return retrieval === null ? '' : `Full text ${retrieval}${because(retrievalReason)}`
}
