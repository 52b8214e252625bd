// What pages and JSON show of a synthesis move, whether it made a configuration or a version of a theory.
import { z } from 'zod'
import { LayerAnswer } from '../../configurations/answers.ts'
import { INFERENCES } from '../../configurations/domain.ts'
import { ACTS, MOVE_KINDS } from './domain.ts'

export const MoveAnswer = z.object({
  id: z.number(),
  kind: z.enum(MOVE_KINDS),
  inference: z.enum(INFERENCES).nullable(),
  configurationId: z.number().nullable(),
  configurationTitle: z.string().nullable(),
  theoryId: z.number().nullable(),
  theoryTitle: z.string().nullable(),
  /** The version of the theory that it made. */
  theoryVersion: z.number().nullable(),
  reason: z.string(),
  madeAt: z.string(),
  madeBy: z.string().nullable(),
  version: z.number(),
  /** What it did; null when it was only noted. */
  act: z.enum(ACTS).nullable(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  inputs: z.array(z.object({ layer: LayerAnswer, id: z.number(), title: z.string() })).readonly(),
  /** Theory statements that went into it, as they were numbered in the version it took them from. */
  statements: z
    .array(
      z.object({
        id: z.number(),
        number: z.string(),
        theoryId: z.number(),
        theoryTitle: z.string(),
        theoryVersion: z.number(),
      }),
    )
    .readonly(),
})

/** A version of a theory that nobody told as a move; the story reads on through it. */
export const VersionTold = z.object({
  theoryId: z.number(),
  version: z.number(),
  title: z.string(),
  status: z.string(),
  reason: z.string(),
  inference: z.enum(INFERENCES).nullable(),
  inferenceReason: z.string(),
  writtenAt: z.string(),
  writtenBy: z.string().nullable(),
})
