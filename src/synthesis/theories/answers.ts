// What the pages of a theory and its statements show, and JSON clients get.
import { z } from 'zod'
import { LayerAnswer } from '../../configurations/answers.ts'
import { discussion } from '../../reviews/discussion/answers.ts'
import { Statement, Version } from '../../theories/answers.ts'
import { INFERENCES } from '../../theories/domain.ts'
import { MoveAnswer } from '../moves/answers.ts'
import { BEARING_STANCES } from './bearings/domain.ts'

/** Studies by stance, each once for each stance it takes; consultations are heard and not among them. */
export const Weight = z.object({
  studies: z.number(),
  supports: z.number(),
  refines: z.number(),
  contradicts: z.number(),
  converse: z.number(),
  consultations: z.number(),
})

export const BearingAnswer = z.object({
  /** Null where a configuration points to the statement and nobody has said how it stands to it. */
  id: z.number().nullable(),
  layer: LayerAnswer,
  configurationId: z.number(),
  name: z.string(),
  stance: z.enum(BEARING_STANCES).nullable(),
  note: z.string(),
  version: z.number(),
  createdAt: z.string().nullable(),
  createdBy: z.string().nullable(),
  /** What the configuration itself rests on. */
  counts: Weight,
})

/** Never counted as evidence. */
export const Informing = z.object({
  id: z.number(),
  name: z.string(),
  citation: z.string(),
  url: z.string(),
  note: z.string(),
})

const Raised = z.object({
  id: z.number(),
  source: z.string(),
  status: z.string(),
  runOn: z.string().nullable(),
  hits: z.number().nullable(),
  why: z.string(),
})

const Reached = { inference: z.enum(INFERENCES).nullable(), inferenceReason: z.string() }
export const VersionAnswer = Version.extend(Reached)

export const TheoryAnswer = z.object({
  theory: z.object({ id: z.number(), version: z.number() }),
  current: VersionAnswer,
  statements: z.array(
    Statement.extend({
      bearings: z.array(BearingAnswer),
      /** What those that bear on it say of it together. */
      weight: Weight,
      informing: z.array(Informing),
      raised: z.array(Raised),
    }),
  ),
  versions: z.array(VersionAnswer),
  moves: z.array(MoveAnswer),
  /** Documents to read again, because a statement changed after they were coded. */
  toRevisit: z.number(),
  ...discussion,
})

export const StatementAnswer = z.object({
  statement: z.object({
    id: z.number(),
    theoryId: z.number(),
    theoryTitle: z.string(),
    theoryStatus: z.string(),
    droppedIn: z.number().nullable(),
  }),
  versions: z.array(
    z.object({
      version: z.number(),
      number: z.string(),
      sentence: z.string(),
      reason: z.string(),
      writtenAt: z.string(),
      status: z.string(),
    }),
  ),
  bearings: z.array(BearingAnswer),
  weight: Weight,
  informing: z.array(Informing),
  raised: z.array(Raised),
  ...discussion,
})

export const BearingPage = z.object({
  bearing: BearingAnswer.omit({ counts: true }).extend({ statementId: z.number() }),
  statement: z.object({ id: z.number(), number: z.string(), sentence: z.string() }),
})
