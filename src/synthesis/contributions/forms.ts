// What putting accounts under a configuration takes: which, under what, how they stand to it, and why.
import { z } from 'zod'
import { STANCES } from '../../configurations/domain.ts'
import { checkbox, choice, decidedOn, optional, several, text, version, whole } from '../../core/http/fields.ts'
import { MOVE_KINDS } from '../moves/domain.ts'

const id = () => whole(1, 999_999_999)
const said = { stance: choice(STANCES, 'Choose how they stand to it.').default('supports'), isConverse: checkbox() }

export const ContributionForm = z.object({
  accountIds: several(id(), 500),
  /** A number, or `new` for one that begins with these accounts. */
  under: z.union(
    [
      z.string().regex(/^(new|[1-9]\d{0,8})$/, 'Choose a configuration, or a new one.'),
      z.number().int().transform(String),
    ],
    'Choose a configuration, or a new one.',
  ),
  title: text(300),
  /** Begins the new one with the elements of its accounts, each idea once. */
  copyElements: checkbox(),
  ...said,
  kind: optional(choice(MOVE_KINDS)),
  why: text(2_000),
  /** The filter the page stood at. */
  back: text(500),
})
export const WithdrawalForm = z.object({ version: decidedOn() })
export const ContributionChangeForm = z.object({ ...said, note: text(2_000), version: version() })
