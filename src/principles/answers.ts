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

export const Flag = z.object({ key: z.string(), sentence: z.string() })
const Study = z.object({
  label: z.string(),
  richness: z.string(),
  stance: z.string(),
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
  flags: list(Flag),
})

const Segment = z.object({
  text: z.string(),
  role: z.string().nullable(),
  mark: z.string().nullable(),
  inferred: z.boolean(),
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

const Coin = z.object({ theme: z.string(), helping: list(Line), hindering: list(Line) })
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
  flags: list(Flag),
  resting: Resting,
  configurations: list(Configuration),
  lines: list(Line),
  evidence: list(OwnEvidence),
  version: z.number(),
})

export const PrincipleList = z.object({ on: z.string().nullable(), principles: list(Listed) })
export const PrinciplePage = z.object({
  principle: Principle,
  coin: list(Coin),
  actions: list(z.object({ audience: z.string(), lines: list(Line) })),
})
const Named = z.object({ id: z.number(), name: z.string() })
export const WordingPage = z.object({ principle: Principle, levels: list(Named), prompt: z.string() })
export const PlainWordsPage = z.object({ principle: Principle })
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
  choices: list(Configuration.extend({ chosen: z.boolean() })),
  elsewhere: list(z.string()),
  more: z.boolean(),
  levels: list(Named),
  terms: list(z.object({ id: z.number(), name: z.string(), facet: z.string() })),
  statements: list(Named),
})
const Part = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })
export const DraftPage = z.object({
  principle: z.object({ id: z.number(), heading: z.string() }),
  explanation: z.string(),
  differences: list(Part),
  untouched: z.boolean(),
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

const Quote = z.object({
  excerptId: z.number().nullable(),
  quote: z.string().nullable(),
  documentId: z.number(),
  documentLabel: z.string(),
  place: z.string(),
  hasOriginal: z.boolean(),
  stance,
  isConverse: z.boolean(),
  note: z.string(),
  /** What people judged of it for its configuration, shortly. */
  judged: z.string(),
})
const Traced = z.object({
  layer,
  id: z.number(),
  name: z.string(),
  title: z.string(),
  segments: list(Segment),
  isGenerated: z.boolean(),
  documentLabel: z.string().nullable(),
  stance: stance.nullable(),
  elements: list(
    z.object({
      id: z.number(),
      mark: z.string(),
      role: z.string(),
      wording: z.string(),
      polarity,
      quotes: list(Quote),
      reasoning: z.object({ text: z.string(), inference: z.string(), by: z.string(), at: z.string() }).nullable(),
    }),
  ),
  quotes: list(Quote),
})
export const TracePage = z.object({
  principle: z.object({ id: z.number(), heading: z.string() }),
  configurations: list(Traced.extend({ accounts: list(Traced) })),
  own: list(Quote),
  origins: list(
    z.object({
      documentId: z.number(),
      label: z.string(),
      citation: z.string(),
      recordId: z.number().nullable(),
      searches: list(z.object({ id: z.number(), source: z.string(), runOn: z.string().nullable() })),
    }),
  ),
})
