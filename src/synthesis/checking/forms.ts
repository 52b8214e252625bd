// What the forms of a check of coding take: what is to be checked by whom, and an answer.
import { z } from 'zod'
import { LAYERS } from '../../configurations/domain.ts'
import { checkbox, choice, optional, text, whole } from '../../core/http/fields.ts'
import { ANSWERS } from './domain.ts'

const id = () => whole(1, 999_999_999)

export const AskForm = z.object({
  layer: choice(LAYERS, 'Choose accounts or synthesised configurations.'),
  document: optional(id()),
  share: whole(1, 100),
  checker: id(),
  seed: text(100).refine(seed => !/[\n\r]/.test(seed), 'Write the seed in one line.'),
  setsStatus: checkbox(),
})

export const AnswerForm = z.object({
  answer: choice(ANSWERS, 'Choose agree, amend or discuss.'),
  note: text(5_000),
  proposedWording: text(5_000),
  change: optional(id()),
})

/** `after` is the position of the last one shown. */
export const ItemsQuery = z.object({ answer: optional(choice([...ANSWERS, 'none'])), after: optional(id()) })
