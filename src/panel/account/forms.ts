// What the forms of a panel's account take: the team's words on involving it, and to whom letters go.
import { z } from 'zod'
import { several, text, whole } from '../../core/http/fields.ts'

const words = () => text(5_000)

export const AccountForm = z.object({
  aim: words(),
  recruitment: words(),
  support: words(),
  effect: words(),
  reflection: words(),
  /** 0 where nothing was written yet. */
  version: whole(0, 999_999_999).default(0),
})
export const LettersForm = z.object({ panellists: several(whole(1, 999_999_999), 200) })
