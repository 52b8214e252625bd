// What the page of two versions side by side shows.
import { z } from 'zod'
import { LayerAnswer } from '../../../configurations/answers.ts'
import { STANCES } from '../../../configurations/domain.ts'
import { MoveAnswer } from '../../moves/answers.ts'
import { VersionAnswer } from '../answers.ts'
import { BEARING_STANCES } from '../bearings/domain.ts'

const parts = z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })).readonly()
const Voice = z.object({
  label: z.string(),
  studyId: z.number().nullable(),
  documentIds: z.array(z.number()).readonly(),
  stances: z.array(z.enum(STANCES)).readonly(),
})

export const ComparedPage = z.object({
  theory: z.object({ id: z.number(), version: z.number() }),
  before: VersionAnswer.nullable(),
  after: VersionAnswer,
  /** All versions, the latest first. */
  versions: z.array(z.number()),
  title: parts,
  text: parts,
  changes: z.array(
    z.object({
      id: z.number(),
      change: z.enum(['same', 'reworded', 'renumbered', 'added', 'dropped']),
      numberBefore: z.string().nullable(),
      numberAfter: z.string().nullable(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      parts,
    }),
  ),
  /** What was written of the versions in between, the first one first. */
  reasons: z.array(VersionAnswer),
  moves: z.array(MoveAnswer),
  /** What went into the moves, or was said to bear on a statement between the two. */
  sources: z.array(
    z.object({
      layer: LayerAnswer,
      configurationId: z.number(),
      name: z.string(),
      moves: z.array(z.number()).readonly(),
      bearsOn: z
        .array(z.object({ statementId: z.number(), number: z.string(), stance: z.enum(BEARING_STANCES) }))
        .readonly(),
    }),
  ),
  /** The studies and consultations behind these, each once. */
  studies: z.array(Voice),
  consultations: z.array(Voice),
})
