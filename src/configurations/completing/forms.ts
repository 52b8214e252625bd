// By what the list of what is to be completed can be narrowed, and taking something on.
import { z } from 'zod'
import { checkbox, choice, optional, whole } from '../../core/http/fields.ts'
import { LAYERS, ROLES } from '../domain.ts'

const id = () => optional(whole(1, 999_999_999))

export const ToCompleteFilter = z.object({
  layer: choice(LAYERS, 'Choose accounts or synthesised configurations.').default('account'),
  missing: optional(choice(ROLES)),
  document: id(),
  /** Who began it. */
  coder: id(),
  claimed: optional(choice(['mine', 'nobody'])),
  after: id(),
})

/** What somebody else has taken on goes over only when one says so. */
export const CompletionForm = z.object({ takeOver: checkbox() })
