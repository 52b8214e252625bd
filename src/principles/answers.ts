// What pages and JSON say of principles: no more than this leaves the server.
import { z } from 'zod'

/** Lists as they come from reads, which nobody changes. */
const list = <T extends z.ZodType>(type: T) => z.array(type).readonly()
const polarity = z.enum(['enabling', 'hindering', 'both']).nullable()
const stance = z.enum(['supports', 'refines', 'contradicts', 'background'])
const layer = z.enum(['account', 'synthesised'])

export const Line = z.object({
  id: z.number(),
  kind: z.string(),
  text: z.string(),
  polarity,
  audience: z.string(),
  themeId: z.number().nullable(),
  themeName: z.string().nullable(),
  layer: layer.nullable(),
  configurationId: z.number().nullable(),
})

export const Flag = z.object({
  key: z.string(),
  sentence: z.string(),
  /** What mends it; `to` follows the principle's own address. */
  mend: z.object({ label: z.string(), to: z.string() }),
})
const Study = z.object({
  label: z.string(),
  richness: z.string(),
  stance: z.string(),
  /** Every way in which it speaks, the strongest first. */
  stances: list(z.string()),
  isConverse: z.boolean(),
  documentIds: list(z.number()),
})
export const Resting = z.object({ sentence: z.string(), studies: list(Study), unanswered: list(z.string()) })

export const Listed = z.object({
  id: z.number(),
  heading: z.string(),
  status: z.string(),
  levels: list(z.string()),
  rests: z.string(),
  configurations: z.number(),
  grade: z.string().nullable(),
  flags: list(Flag),
})

export const Configuration = z.object({
  name: z.string(),
  layer,
  id: z.number(),
  heading: z.string(),
  status: z.string(),
  sentence: z.string(),
  levels: list(z.string()),
})

const Coin = z.object({ theme: z.string(), helping: list(Line), hindering: list(Line), unsaid: list(Line) })
export const OwnEvidence = z.object({
  id: z.number(),
  documentId: z.number(),
  documentLabel: z.string(),
  excerptId: z.number().nullable(),
  quote: z.string().nullable(),
  page: z.number().nullable(),
  printedPage: z.string().nullable(),
  onPage: z.string(),
  isLost: z.boolean(),
  locator: z.string(),
  stance,
  isConverse: z.boolean(),
  note: z.string(),
})

export const Principle = z.object({
  id: z.number(),
  heading: z.string(),
  /** As written, with its references; `linked` is the same with links. */
  explanation: z.string(),
  linked: z.string(),
  status: z.string(),
  draftedHow: z.string(),
  whereItHolds: z.string(),
  whereItDoesNot: z.string(),
  plainWords: z.object({ en: z.string().optional(), nl: z.string().optional() }),
  levels: list(z.string()),
  levelIds: list(z.number()),
  levelsAreSet: z.boolean(),
  settings: list(z.string()),
  terms: list(
    z.object({
      facet: z.string(),
      terms: list(z.object({ id: z.number(), name: z.string(), from: list(z.string()) })),
    }),
  ),
  withdrawnFrom: z.string(),
  flags: list(Flag),
  resting: Resting,
  configurations: list(Configuration),
  lines: list(Line),
  evidence: list(OwnEvidence),
  version: z.number(),
})

const UnusedCounts = z.object({ configurations: z.number(), accounts: z.number() })
export const PrincipleList = z.object({
  on: z.string().nullable(),
  lacks: z.string().nullable(),
  principles: list(Listed),
  /** How many principles that are not withdrawn have each flag. */
  flagged: list(z.object({ key: z.string(), count: z.number() })),
  unused: UnusedCounts,
})
export const UnusedPage = z.object({
  counts: UnusedCounts,
  configurations: list(Configuration),
  accounts: list(Configuration),
})
const HeadShown = z.object({
  name: z.string(),
  title: z.string(),
  label: z.string(),
  facts: list(z.string()),
  text: z.string(),
})
const SurenessShown = z
  .object({
    gradeId: z.number().nullable(),
    grade: z.string().nullable(),
    writtenAt: z.string(),
    writtenBy: z.string().nullable(),
    version: z.number(),
  })
  .nullable()
const Grade = z.object({ id: z.number(), word: z.string(), principles: z.number() })
export const SurenessPage = z.object({
  principle: z.object({ id: z.number(), heading: z.string() }),
  heads: list(HeadShown),
  grades: list(Grade),
  sureness: SurenessShown,
})
export const GradesPage = z.object({ grades: list(Grade), version: z.number() })
const Answer = z
  .object({ text: z.string(), writtenAt: z.string(), writtenBy: z.string().nullable(), version: z.number() })
  .nullable()
const Contradicting = z.object({
  label: z.string(),
  documentId: z.number(),
  answered: z.enum(['explanation', 'apart']).nullable(),
  answer: Answer,
})
const Passage = z.object({
  under: z.string(),
  documentId: z.number(),
  excerptId: z.number().nullable(),
  quote: z.string().nullable(),
  place: z.string(),
  note: z.string(),
})
export const AnswersPage = z.object({
  principle: z.object({ id: z.number(), heading: z.string() }),
  contradicting: list(Contradicting.extend({ passages: list(Passage) })),
  converse: list(z.object({ label: z.string(), passages: list(Passage) })),
})
const UnreadyShown = z.object({ name: z.string(), layer, id: z.number(), lacks: z.string() })
export const PrinciplePage = z.object({
  principle: Principle,
  coin: list(Coin),
  actions: list(z.object({ audience: z.string(), lines: list(Line) })),
  contradicting: list(Contradicting),
  converse: list(z.string()),
  unready: list(UnreadyShown),
  newer: z.object({ new: z.number(), gone: z.number() }).nullable(),
  sureness: SurenessShown,
  heads: list(HeadShown),
  passages: list(z.string()),
  /** What of the framework it is part of. */
  framework: z.object({
    archetypes: list(z.object({ id: z.number(), name: z.string(), setting: z.string() })),
    tensions: list(z.object({ id: z.number(), name: z.string() })),
  }),
})
const Named = z.object({ id: z.number(), name: z.string() })
export const WordingPage = z.object({
  principle: Principle,
  levels: list(Named),
  prompt: z.string(),
  statuses: list(z.string()),
})
export const PlainWordsPage = z.object({
  principle: Principle.pick({ id: true, heading: true, plainWords: true, version: true }),
})
export const LinesPage = z.object({ principle: Principle, themes: list(Named) })
export const EvidencePage = z.object({
  principle: Principle,
  documents: list(z.object({ id: z.number(), label: z.string(), title: z.string() })),
})
export const ChoosePage = z.object({
  principle: z.object({ id: z.number(), heading: z.string() }).nullable(),
  filter: z.object({
    layer,
    level: z.number().nullable(),
    term: z.number().nullable(),
    statement: z.number().nullable(),
    status: z.string().nullable(),
  }),
  choices: list(Configuration.extend({ chosen: z.boolean(), lacks: z.string() })),
  elsewhere: list(z.string()),
  more: z.boolean(),
  levels: list(Named),
  terms: list(z.object({ id: z.number(), name: z.string(), facet: z.string() })),
  statements: list(Named),
})
const Part = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })
export const DraftPage = z.object({
  principle: z.object({ id: z.number(), heading: z.string() }),
  version: z.number(),
  explanation: z.string(),
  seen: z.string(),
  /** False where the explanation was written by hand from the start: then nothing is ticked for it. */
  wasDrafted: z.boolean(),
  told: list(
    z.object({
      key: z.string(),
      fate: z.enum(['kept', 'new', 'gone', 'own', 'dropped']),
      text: z.string(),
      beside: z.string().nullable(),
    }),
  ),
  counts: z.record(z.string(), z.number()),
  unready: list(UnreadyShown),
  missing: list(Line.omit({ id: true })),
  draftedHow: z.string(),
})
export const HistoryPage = z.object({
  principle: z.object({ id: z.number(), heading: z.string(), version: z.number() }),
  versions: list(
    z.object({ version: z.number(), reason: z.string(), writtenAt: z.string(), writtenBy: z.string().nullable() }),
  ),
})
export const ComparisonPage = z.object({
  principle: z.object({ id: z.number(), heading: z.string(), version: z.number() }),
  older: z.object({ version: z.number(), writtenAt: z.string(), writtenBy: z.string().nullable() }).nullable(),
  newer: z.object({
    version: z.number(),
    writtenAt: z.string(),
    writtenBy: z.string().nullable(),
    reason: z.string(),
  }),
  fields: list(z.object({ label: z.string(), before: z.string(), after: z.string(), parts: list(Part) })),
  versions: list(z.number()),
})
