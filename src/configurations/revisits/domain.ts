// Which documents are to be read again because a theory changed after they were coded, and what changed since.
import { type Comparison, compareVersions, type VersionStatement } from '../../theories/domain.ts'

export const OUTCOMES = ['read again', 'no need'] as const
export type Outcome = (typeof OUTCOMES)[number]

export type Coded = { readonly documentId: number; readonly codedAt: string }
export type Written = { readonly theoryId: number; readonly version: number; readonly writtenAt: string }
export type Settled = { readonly documentId: number; readonly theoryId: number; readonly theoryVersion: number }
type Statement = VersionStatement & { readonly theoryId: number; readonly version: number }

export type Revisit = {
  readonly documentId: number
  readonly theoryId: number
  /** The version in force when the document was first coded, or last settled. */
  readonly from: number
  readonly to: number
  readonly changes: readonly Comparison[]
}

/**
 * A document stays on the list from the first change after it was first coded until somebody says that it was read again, or
 * that there is no need. A theory begun later asks for nothing by itself; its changes do. What was changed and changed back
 * since asks for nothing either.
 */
export function revisitsOf(
  coded: readonly Coded[],
  versions: readonly Written[],
  settled: readonly Settled[],
  statements: readonly Statement[],
): Revisit[] {
  const done = new Map<string, number>()
  for (const { documentId, theoryId, theoryVersion } of settled) {
    const key = `${documentId} ${theoryId}`
    done.set(key, Math.max(done.get(key) ?? 0, theoryVersion))
  }
  const changes = changesBetween(statements)
  const theories = [...Map.groupBy(versions, one => one.theoryId)]
  return theories.flatMap(([theoryId, own]) => {
    const to = Math.max(...own.map(one => one.version))
    return coded.flatMap(({ documentId, codedAt }) => {
      const inForce = own.filter(one => one.writtenAt <= codedAt).map(one => one.version)
      const from = Math.max(1, ...inForce, done.get(`${documentId} ${theoryId}`) ?? 0)
      const changed = from < to ? changes(theoryId, from, to) : []
      return changed.length === 0 ? [] : [{ documentId, theoryId, from, to, changes: changed }]
    })
  })
}

/** Each pair of versions is compared once, however many documents were coded between them. */
function changesBetween(statements: readonly Statement[]) {
  const kept = new Map<string, readonly Comparison[]>()
  const byVersion = Map.groupBy(statements, one => `${one.theoryId} ${one.version}`)
  return (theoryId: number, from: number, to: number): readonly Comparison[] => {
    const key = `${theoryId} ${from} ${to}`
    const found =
      kept.get(key) ??
      compareVersions(byVersion.get(`${theoryId} ${from}`) ?? [], byVersion.get(`${theoryId} ${to}`) ?? []).filter(
        one => one.change !== 'same' && !isRenumbered(one),
      )
    kept.set(key, found)
    return found
  }
}

/** The same words under another number ask nobody to read again. */
function isRenumbered({ before, after }: Comparison): boolean {
  return (
    before !== null &&
    after !== null &&
    before.ifText === after.ifText &&
    before.thenText === after.thenText &&
    before.becauseText === after.becauseText
  )
}

const WORDS = { same: 'as before', reworded: 'reworded', added: 'new', dropped: 'dropped' } as const

/** "statement 2 reworded, 6 new" */
export function inShort(changes: readonly Comparison[]): string {
  const said = changes.map(({ change, before, after }) => `${(after ?? before)?.number ?? ''} ${WORDS[change]}`)
  return said.length === 0 ? '' : `${said.length === 1 ? 'statement' : 'statements'} ${said.join(', ')}`
}
