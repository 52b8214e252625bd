// What the team writes to an item of PRISMA-S.
import { z } from 'zod'
import { text, version } from '../../../core/http/fields.ts'

/** Version 0 where nobody has written yet; empty text takes the answer back. */
export const AnswerForm = z.object({ text: text(5_000), version: version() })
