// What the page of one configuration holds, for people who script against it.
import { z } from 'zod'
import {
  EvidenceAnswer,
  LayerAnswer,
  LevelAnswer,
  NameAnswer,
  ReadingAnswer,
  TermAnswer,
} from '../../configurations/answers.ts'
import { AppraisedAnswer } from '../../configurations/appraising/answers.ts'
import { LINK_KINDS, STANCES } from '../../configurations/domain.ts'
import { BEARING_STANCES } from '../theories/bearings/domain.ts'
import { TheoryChoice } from '../theory-choice.ts'

const Named = z.object({ layer: LayerAnswer, id: z.number(), name: z.string() })

const Resting = z.object({
  key: z.string(),
  label: z.string(),
  studyId: z.number().nullable(),
  documentIds: z.array(z.number()).readonly(),
  stance: z.enum(STANCES),
  stances: z.array(z.enum(STANCES)).readonly(),
  isConverse: z.boolean(),
  quotations: z.number(),
  richness: z.enum(['rich', 'moderate', 'thin', 'none']),
})

export const ConfigurationAnswer = z.object({
  layer: LayerAnswer,
  configuration: ReadingAnswer.extend({ note: z.string(), createdAt: z.string(), createdBy: z.string().nullable() }),
  levels: z.array(LevelAnswer),
  terms: z.array(TermAnswer),
  theoryStatement: TheoryChoice.nullable(),
  /** Theory statements it was said to support, refine or contradict. */
  bearsOn: z.array(
    z.object({
      id: z.number(),
      statementId: z.number(),
      number: z.string(),
      sentence: z.string(),
      stance: z.enum(BEARING_STANCES),
      note: z.string(),
    }),
  ),
  parent: NameAnswer.nullable(),
  /** Where a synthesised one points that was joined into another. */
  joinedInto: NameAnswer.nullable(),
  children: z.array(NameAnswer),
  informing: z.array(NameAnswer.extend({ note: z.string() })),
  /** Own evidence, and that of contributing accounts, which names the account it comes through. */
  evidence: z.array(
    EvidenceAnswer.extend({
      through: z.object({ id: z.number(), accountId: z.number(), stance: z.enum(STANCES) }).nullable(),
    }),
  ),
  /** What people judged of this evidence for the configuration it hangs on. */
  appraised: AppraisedAnswer,
  /** Each once, however much of it speaks here; what gives background alone is left out. */
  studies: z.array(Resting),
  /** Heard, and not counted among the studies. */
  consultations: z.array(Resting),
  /** Of a synthesised one its accounts, of an account the synthesised ones it stands under. */
  contributions: z.array(
    z.object({
      id: z.number(),
      other: ReadingAnswer,
      stance: z.enum(STANCES),
      isConverse: z.boolean(),
      note: z.string(),
    }),
  ),
  links: z.array(
    z.object({
      id: z.number(),
      kind: z.enum(LINK_KINDS),
      isOutgoing: z.boolean(),
      ownMark: z.string().nullable(),
      otherMark: z.string().nullable(),
      other: Named,
      note: z.string(),
    }),
  ),
  /** `comesRound`: those after it that ripple into it again. */
  chain: z.object({ before: z.array(Named), after: z.array(Named), comesRound: z.array(Named) }),
  history: z.array(z.object({ at: z.string(), who: z.string().nullable(), what: z.string(), note: z.string() })),
})
