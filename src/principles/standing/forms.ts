// What the forms of a principle's place and status take.
import { z } from 'zod'
import { choice, decidedOn, needed, optional, text, whole } from '../../core/http/fields.ts'
import { PRINCIPLE_STATUSES } from '../domain.ts'

/** One place up or down, to the top, or to a place counted from 1. */
export const PrinciplePlaceForm = z.object({
  to: optional(choice(['up', 'down', 'top'], 'Choose up, down or top.')),
  place: optional(whole(1, 10_000)),
})
export const StatusForm = z.object({
  to: choice(PRINCIPLE_STATUSES, 'Choose a status.'),
  reason: text(500),
  version: decidedOn(),
})
export const WithdrawalForm = z.object({ reason: needed('why it is withdrawn', 500), version: decidedOn() })
