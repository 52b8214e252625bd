// What pages and JSON of configurations hold: stable names for people who script against them.
import { z } from 'zod'
import { DISTANCES, INFERENCES, INTENDED, LAYERS, POLARITIES, ROLES, STANCES, STATUSES, VALENCES } from './domain.ts'

export const LayerAnswer = z.enum(LAYERS)

export const ElementAnswer = z.object({
  id: z.number(),
  mark: z.string(),
  role: z.enum(ROLES),
  position: z.number(),
  wording: z.string(),
  /** What it was also called by elements that were merged into it. */
  otherWordings: z.array(z.string()).readonly(),
  statementId: z.number().nullable(),
  statementName: z.string().nullable(),
  polarity: z.enum(POLARITIES).nullable(),
  isInferred: z.boolean(),
  inference: z.enum(INFERENCES).nullable(),
  reasoning: z.string(),
  reasonedBy: z.string().nullable(),
  reasonedAt: z.string().nullable(),
  intended: z.enum(INTENDED).nullable(),
  valence: z.enum(VALENCES).nullable(),
  distance: z.enum(DISTANCES).nullable(),
  forWhom: z.string(),
  mechanismAbsent: z.boolean(),
  levelIds: z.array(z.number()).readonly(),
  version: z.number(),
})

/** A configuration as it reads in lists. */
export const ReadingAnswer = z.object({
  layer: LayerAnswer,
  id: z.number(),
  label: z.string().nullable(),
  title: z.string(),
  wording: z.string(),
  status: z.enum(STATUSES),
  documentId: z.number().nullable(),
  documentLabel: z.string().nullable(),
  parentId: z.number().nullable(),
  theoryStatementId: z.number().nullable(),
  levelsAreSet: z.boolean(),
  version: z.number(),
  segments: z
    .array(
      z.object({
        text: z.string(),
        role: z.enum(ROLES).nullable(),
        mark: z.string().nullable(),
        inferred: z.boolean(),
      }),
    )
    .readonly(),
  sentence: z.string(),
  isGenerated: z.boolean(),
  elements: z.array(ElementAnswer).readonly(),
  missing: z.array(z.enum(ROLES)).readonly(),
  toComplete: z.string(),
  levelIds: z.array(z.number()).readonly(),
  withoutElement: z.array(z.string()).readonly(),
  withoutWords: z.array(z.string()).readonly(),
})

export const EvidenceAnswer = z.object({
  id: z.number().nullable(),
  configurationId: z.number(),
  elementId: z.number().nullable(),
  mark: z.string().nullable(),
  documentId: z.number(),
  documentLabel: z.string(),
  studyId: z.number().nullable(),
  studyName: z.string().nullable(),
  excerptId: z.number().nullable(),
  quote: z.string().nullable(),
  page: z.number().nullable(),
  printedPage: z.string().nullable(),
  onPage: z.string(),
  paragraph: z.number().nullable().default(null),
  isLost: z.boolean(),
  locator: z.string(),
  stance: z.enum(STANCES),
  isConverse: z.boolean(),
  note: z.string(),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
})

export const LevelAnswer = z.object({ id: z.number(), name: z.string() })
export const TermAnswer = z.object({ id: z.number(), name: z.string(), facetName: z.string() })
export const StatementChoice = z.object({
  id: z.number(),
  number: z.string(),
  theoryTitle: z.string(),
  ifText: z.string(),
  thenText: z.string(),
})
export const DocumentChoice = z.object({ id: z.number(), label: z.string(), title: z.string() })
export const NameAnswer = z.object({ id: z.number(), name: z.string() })
export const Nothing = z.object({})
