// What the forms of invitations take.
import { z } from 'zod'
import { several, whole } from '../../core/http/fields.ts'

export const InvitationsForm = z.object({ panellists: several(whole(1, 999_999_999), 200) })
export const EmptyForm = z.object({})
