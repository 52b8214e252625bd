// What the synthesis page holds, for people who script against it.
import { z } from 'zod'
import { NameAnswer, ReadingAnswer } from '../../configurations/answers.ts'
import { STANCES } from '../../configurations/domain.ts'
import { MOVE_KINDS } from '../moves/domain.ts'
import { TheoryChoice } from '../theory-choice.ts'

export const Contribution = z.object({
  id: z.number(),
  accountId: z.number(),
  configurationId: z.number(),
  stance: z.enum(STANCES),
  isConverse: z.boolean(),
  note: z.string(),
})

export const SynthesisAnswer = z.object({
  /** What the open groups show, in their order. */
  accounts: z.array(
    ReadingAnswer.extend({
      /** The synthesised configurations it stands under. */
      under: z.array(z.number()),
      group: z.number(),
      /** Further headings it could stand under. */
      also: z.array(z.string()).readonly(),
      /** Words in common with the account that others are compared with; a hint. */
      alike: z.object({ shared: z.array(z.string()).readonly() }).nullable(),
      /** How it stands on the other side of what it is offered as alike with. */
      opposite: z.object({ to: z.number(), how: z.array(z.string()).readonly() }).nullable(),
    }),
  ),
  /** All groups that the filter leaves, 0 being what stands under no heading. */
  groups: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      count: z.number(),
      isOpen: z.boolean(),
      next: z.number().nullable(),
    }),
  ),
  count: z.number(),
  all: z.number(),
  /** The first contributions of each, and how many there are. */
  configurations: z.array(ReadingAnswer.extend({ contributions: z.array(Contribution), contributing: z.number() })),
  theoryStatements: z.array(TheoryChoice),
  ideas: z.array(NameAnswer.extend({ uses: z.number() })),
  unreasoned: z.number(),
  kinds: z.array(z.enum(MOVE_KINDS)),
})
