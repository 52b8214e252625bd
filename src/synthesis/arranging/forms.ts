// What rearranging a synthesised configuration takes; every act is a move and has a place for its reason.
import { z } from 'zod'
import { LONGEST_WORDING } from '../../configurations/wording.ts'
import { choice, decidedOn, needed, optional, several, text, version, whole } from '../../core/http/fields.ts'
import { MOVE_KINDS } from '../moves/domain.ts'

const id = () => whole(1, 999_999_999)
const why = { kind: optional(choice(MOVE_KINDS)), reason: text(2_000) }

/** The forms of the page, in the order of its tabs. */
export const FORMS = ['join', 'split', 'nest', 'label', 'retire'] as const

export const ArrangingQuery = z.object({ act: choice(FORMS).default('join') })
export const JoinForm = z.object({ intoId: whole(1, 999_999_999), version: decidedOn(), ...why })
export const SplitForm = z.object({
  title: needed('a title for the new one', 300),
  wording: text(LONGEST_WORDING),
  contributionIds: several(id(), 5_000),
  evidenceIds: several(id(), 5_000),
  elementIds: several(id(), 500),
  version: decidedOn(),
  ...why,
})
/** Empty takes it out from under the other. */
export const NestForm = z.object({ parentId: optional(id()), version: version(), ...why })
export const LabelForm = z.object({ label: text(40), version: version(), ...why })
export const RetireForm = z.object({ version: version(), ...why })
