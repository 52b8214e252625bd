// What the forms of a check of coding take: what is to be checked by whom, and an answer.
import { z } from 'zod'
import { LAYERS } from '../../configurations/domain.ts'
import { checkbox, choice, optional, text, version, whole } from '../../core/http/fields.ts'
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

/** `version` is that of the configuration; `wording` takes the place of the proposed one, where the two were brought together. */
export const ApplyForm = z.object({ version: version(), wording: text(5_000) })

/** `after` is the position of the last one shown. */
export const ItemsQuery = z.object({ answer: optional(choice([...ANSWERS, 'none'])), after: optional(id()) })
