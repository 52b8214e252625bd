// Comments and points as the team sees them: who said it no closer than the reader may know.
import type { Said } from './store.ts'

type Point = {
  readonly id: number
  readonly text: string
  readonly role: string
  readonly saidBy: string
  readonly choice: string | null
  readonly reason: string | null
  readonly resultingVersion: number | null
  readonly dispositionVersion: number | null
}

export function shownComment(comment: Said, isLead: boolean) {
  const { id, kind, text, enteredBy, lineId, choice, reason, resultingVersion, dispositionVersion } = comment
  const role = comment.mayQuote || isLead ? comment.role : 'a panellist'
  return {
    id,
    kind,
    text,
    by: isLead ? `${role}, ${comment.code}` : role,
    enteredBy: isLead ? enteredBy : null,
    lineId,
    choice,
    reason,
    resultingVersion,
    dispositionVersion: dispositionVersion ?? 0,
  }
}

export function shownPoint(point: Point, isLead: boolean) {
  const { id, text, choice, reason, resultingVersion, dispositionVersion } = point
  const by = isLead && point.saidBy !== '' ? `${point.role}: ${point.saidBy}` : point.role
  return {
    id,
    kind: 'point' as const,
    text,
    by,
    enteredBy: null,
    lineId: null,
    choice,
    reason,
    resultingVersion,
    dispositionVersion: dispositionVersion ?? 0,
  }
}
