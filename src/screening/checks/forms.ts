// What the forms of a second check take: the sample that is asked for, an answer, and how a disagreement was settled.
import { z } from 'zod'
import { checkbox, choice, optional, text, whole } from '../../core/http/fields.ts'
import { CHOICES, SCREENS } from '../domain.ts'
import { DRAWN_FROM, MOST_CHECKED, OPINIONS, OUTCOMES } from './domain.ts'

const id = () => whole(1, 999_999_999)

/** A share or a number; where both are given, the number counts. */
export const CheckForm = z
  .object({
    screen: choice(SCREENS, 'Choose a screen.'),
    drawnFrom: choice(DRAWN_FROM, 'Choose what the sample is drawn from.'),
    share: optional(whole(1, 100)),
    count: optional(whole(1, MOST_CHECKED)),
    checker: whole(1, 999_999_999),
    seed: text(100).refine(seed => !/[\n\r]/.test(seed), 'Write the seed in one line.'),
    seen: checkbox(),
  })
  .refine(form => form.share !== null || form.count !== null, {
    path: ['share'],
    message: 'Enter a share or a number of records.',
  })

export const BlindForm = z.object({ choice: choice(CHOICES, 'Choose include, exclude or maybe.'), note: text(5_000) })
export const OpinionForm = z.object({ opinion: choice(OPINIONS, 'Say whether you agree.'), note: text(5_000) })
export const OutcomeForm = z.object({
  outcome: choice(OUTCOMES, 'Choose whether the decision is kept or changed.'),
  choice: optional(choice(CHOICES, 'Choose include, exclude or maybe.')),
  reason: optional(id()),
  note: text(5_000),
})
