// What the form of a typed number takes.
import { z } from 'zod'
import { choice, needed, optional, text, version, whole } from '../../core/http/fields.ts'
import { ARMS, BOXES } from './domain.ts'

const fields = {
  box: choice(BOXES, 'Choose what the number counts.'),
  arm: choice(ARMS, 'Choose the side of the flow diagram.').default('databases'),
  count: whole(0, 100_000_000),
  searchId: optional(whole(1, 999_999_999)),
  reason: text(300),
  note: needed('where the number comes from', 2_000),
}

export const CountForm = z.object(fields)
export const CountChangeForm = z.object({ ...fields, version: version() })
export type CountInput = z.output<typeof CountForm>
