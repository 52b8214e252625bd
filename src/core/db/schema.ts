// Generated from migrations/ by `npm run schema`: the tables as Kysely sees them. Never edited by hand.
import type { Generated } from 'kysely'

export type CounterTable = {
  reviewId: number
  kind: string
  next: number
}

export type ActivityTable = {
  reviewId: number
  id: number
  at: string
  actorKind: 'person' | 'panellist' | 'command line' | 'system'
  actorId: number | null
  verb: string
  subjectKind: string
  subjectId: number | null
  before: string | null
  after: string | null
  audience: Generated<'team' | 'lead' | 'self'>
}

export type AccessTable = {
  id: number
  at: string
  kind: string
  personId: number | null
  reviewId: number | null
  detail: Generated<string>
}

export type JobTable = {
  id: number
  reviewId: number
  kind: string
  personId: number | null
  actorKind: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  cancelAsked: Generated<0 | 1>
  input: string
  stage: Generated<string>
  done: Generated<number>
  total: number | null
  result: string | null
  problem: string | null
  heartbeatAt: string | null
  createdAt: string
  finishedAt: string | null
}

export type BinTable = {
  reviewId: number
  id: number
  kind: string
  subjectId: number
  title: string
  rows: string
  deletedAt: string
  deletedBy: number | null
  restoredAt: string | null
}

export type SubmissionTable = {
  key: string
  at: string
  see: string
}

export type FileTable = {
  reviewId: number
  hash: string
  name: string
  kind: string
  bytes: number
  keptAt: string
}

export type SearchEntryTable = {
  rowId: number
  reviewId: number
  kind: string
  id: number
}

export type PersonTable = {
  id: number
  name: string
  email: string
  passwordHash: string | null
  isAdmin: Generated<0 | 1>
  theme: Generated<'auto' | 'light' | 'dark'>
  disabledAt: string | null
  createdAt: string
  version: Generated<number>
  singleKeys: Generated<0 | 1>
}

export type SessionTable = {
  id: string
  personId: number | null
  data: string
  agent: Generated<string>
  createdAt: string
  seenAt: string
  endsAt: string
}

export type TokenTable = {
  id: number
  personId: number
  name: string
  hash: string
  createdAt: string
  usedAt: string | null
  endedAt: string | null
}

export type AccountLinkTable = {
  hash: string
  purpose: 'set-up' | 'password'
  personId: number | null
  createdAt: string
  endsAt: string
  usedAt: string | null
}

export type ReviewTable = {
  id: number
  slug: string
  title: string
  kind: 'realist-review' | 'rapid-realist-review'
  intervention: Generated<string>
  registration: Generated<string>
  isExample: Generated<0 | 1>
  shape: Generated<'CMO' | 'resource + response' | 'SCMO' | 'ICAMO'>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type ReviewAddressTable = {
  slug: string
  reviewId: number
}

export type QuestionTable = {
  reviewId: number
  id: number
  text: string
  reason: string
  writtenAt: string
  writtenBy: number | null
}

export type MemberTable = {
  reviewId: number
  personId: number
  role: 'lead' | 'reviewer' | 'observer'
  joinedAt: string
}

export type InvitationTable = {
  reviewId: number
  id: number
  hash: string
  role: 'lead' | 'reviewer' | 'observer'
  email: Generated<string>
  createdBy: number | null
  createdAt: string
  endsAt: string
  usedAt: string | null
  usedBy: number | null
  revokedAt: string | null
}

export type LevelTable = {
  reviewId: number
  id: number
  key: string
  name: string
  definition: Generated<string>
  position: number
  version: Generated<number>
}

export type FacetTable = {
  reviewId: number
  id: number
  key: string
  name: string
  describes: 'documents' | 'excerpts' | 'configurations'
  isOrdered: Generated<0 | 1>
  position: number
  retiredAt: string | null
  version: Generated<number>
}

export type TermTable = {
  reviewId: number
  id: number
  facetId: number
  parentId: number | null
  name: string
  definition: Generated<string>
  position: number
  retiredAt: string | null
  version: Generated<number>
}

export type MemoTable = {
  reviewId: number
  id: number
  kind: 'scoping' | 'focus' | 'change' | 'search' | 'appraisal' | 'reasoning' | 'reflexive' | 'session'
  title: string
  text: string
  present: Generated<string>
  followsId: number | null
  writtenAt: string
  writtenBy: number | null
  version: Generated<number>
}

export type MemoSubjectTable = {
  reviewId: number
  memoId: number
  subjectKind: string
  subjectId: number
}

export type CommentTable = {
  reviewId: number
  id: number
  subjectKind: string
  subjectId: number
  text: string
  writtenAt: string
  writtenBy: number | null
  resolvedAt: string | null
  resolvedBy: number | null
  answerTo: number | null
  editedAt: string | null
  version: Generated<number>
}

export type TheoryTable = {
  reviewId: number
  id: number
  title: string
  status: 'initial' | 'candidate' | 'refined'
  version: Generated<number>
  createdAt: string
  createdBy: number | null
}

export type TheoryVersionTable = {
  reviewId: number
  theoryId: number
  version: number
  title: string
  status: 'initial' | 'candidate' | 'refined'
  text: string
  reason: string
  writtenAt: string
  writtenBy: number | null
  inference: 'abduction' | 'retroduction' | null
  inferenceReason: Generated<string>
}

export type TheoryStatementTable = {
  reviewId: number
  id: number
  theoryId: number
  droppedIn: number | null
  createdAt: string
}

export type TheoryStatementVersionTable = {
  reviewId: number
  statementId: number
  theoryId: number
  version: number
  number: string
  position: number
  ifText: string
  thenText: string
  becauseText: string
}

export type SubstantiveTheoryTable = {
  reviewId: number
  id: number
  name: string
  summary: Generated<string>
  citation: Generated<string>
  url: Generated<string>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type SubstantiveTheoryStatementTable = {
  reviewId: number
  substantiveId: number
  statementId: number
  note: Generated<string>
}

export type SearchTable = {
  reviewId: number
  id: number
  iteration: Generated<number>
  status: 'planned' | 'run'
  kind: 'database' | 'register' | 'website' | 'organisation' | 'citation chasing' | 'experts' | 'other'
  source: string
  platform: Generated<string>
  runOn: string | null
  coverage: Generated<string>
  strategy: Generated<string>
  limits: Generated<string>
  hits: number | null
  why: Generated<string>
  theoryStatementId: number | null
  note: Generated<string>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
  together: Generated<string>
  direction: 'backward' | 'forward' | 'both' | null
  tool: Generated<string>
  contacts: Generated<string>
  filters: Generated<string>
  filtersReference: Generated<string>
  adaptedFrom: Generated<string>
  peerReview: 'yes' | 'no' | null
  peerReviewHow: Generated<string>
  peerReviewedOn: string | null
  peerReviewNote: Generated<string>
  alerts: Generated<string>
  plannedAt: string | null
}

export type ImportTable = {
  reviewId: number
  id: number
  searchId: number
  state: 'preview' | 'running' | 'complete' | 'cancelled' | 'failed' | 'undone'
  stage: Generated<'screening' | 'included'>
  fileName: string
  fileHash: string
  bytes: number
  format: string
  encoding: string
  readCount: Generated<number>
  newCount: Generated<number>
  duplicateCount: Generated<number>
  refusedCount: Generated<number>
  problems: Generated<string>
  jobId: number | null
  createdAt: string
  createdBy: number | null
  finishedAt: string | null
  choices: Generated<string>
}

export type RecordRowTable = {
  reviewId: number
  id: number
  importId: number | null
  searchId: number | null
  type: string
  title: string
  authors: Generated<string>
  year: number | null
  journal: Generated<string>
  volume: Generated<string>
  issue: Generated<string>
  pages: Generated<string>
  publisher: Generated<string>
  doi: Generated<string>
  pmid: Generated<string>
  isbn: Generated<string>
  url: Generated<string>
  language: Generated<string>
  abstract: Generated<string>
  keywords: Generated<string>
  notes: Generated<string>
  firstAuthor: Generated<string>
  titleKey: Generated<string>
  duplicateOf: number | null
  duplicateBy: 'doi' | 'title' | 'person' | null
  raw: Generated<string>
  cameIn: string | null
  line: number | null
  createdAt: string
  createdBy: number | null
  version: Generated<number>
  standing: Generated<'not screened' | 'awaiting second reviewer' | 'conflict' | 'maybe' | 'full text to screen' | 'not retrieved' | 'excluded' | 'included' | 'duplicate'>
  ownStanding: Generated<'not screened' | 'awaiting second reviewer' | 'conflict' | 'maybe' | 'full text to screen' | 'not retrieved' | 'excluded' | 'included'>
}

export type CriterionTable = {
  reviewId: number
  id: number
  kind: 'include' | 'exclude'
  text: string
  position: number
}

export type ExclusionReasonTable = {
  reviewId: number
  id: number
  text: string
  position: number
  retiredAt: string | null
}

export type DecisionTable = {
  reviewId: number
  id: number
  recordId: number
  screen: 'title-abstract' | 'full-text'
  personId: number | null
  choice: 'include' | 'exclude' | 'maybe'
  reasonId: number | null
  note: Generated<string>
  decidedAt: string
  version: Generated<number>
}

export type ScreeningTable = {
  reviewId: number
  recordId: number
  screen: 'title-abstract' | 'full-text'
  status: 'awaiting second reviewer' | 'conflict' | 'included' | 'excluded' | 'maybe'
  reasonId: number | null
  settledAt: string
  settledHow: Generated<'votes' | 'resolution' | 'carried'>
  votedBy: number | null
}

export type RetrievalTable = {
  reviewId: number
  recordId: number
  state: 'sought' | 'retrieved' | 'not retrieved'
  reason: Generated<string>
  notedAt: string
  notedBy: number | null
  version: Generated<number>
  asked: Generated<string>
  remindOn: string | null
}

export type StudyTable = {
  reviewId: number
  id: number
  name: string
  note: Generated<string>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type DocumentTable = {
  reviewId: number
  id: number
  recordId: number | null
  studyId: number | null
  kind: 'article' | 'report' | 'thesis' | 'blog' | 'policy' | 'opinion' | 'transcript' | 'consultation'
  label: string
  title: string
  authors: Generated<string>
  year: number | null
  journal: Generated<string>
  volume: Generated<string>
  issue: Generated<string>
  pages: Generated<string>
  publisher: Generated<string>
  doi: Generated<string>
  url: Generated<string>
  country: Generated<string>
  design: Generated<string>
  participants: Generated<string>
  note: Generated<string>
  textNumber: number | null
  createdAt: string
  createdBy: number | null
  version: Generated<number>
  stakeholders: Generated<string>
}

export type DocumentTextTable = {
  reviewId: number
  documentId: number
  number: number
  text: string
  paragraphs: string
  pages: Generated<string>
  characters: number
  form: 'pasted' | 'txt' | 'html' | 'docx' | 'pdf'
  fileHash: string | null
  fileName: Generated<string>
  addedAt: string
  addedBy: number | null
  remark: Generated<string>
}

export type DocumentTermTable = {
  reviewId: number
  documentId: number
  termId: number
}

export type ExcerptTable = {
  reviewId: number
  id: number
  documentId: number
  textNumber: number
  starts: number
  ends: number
  page: number | null
  quote: string
  prefix: Generated<string>
  suffix: Generated<string>
  isLost: Generated<0 | 1>
  isParked: Generated<0 | 1>
  theoryStatementId: number | null
  note: Generated<string>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
  isKept: Generated<0 | 1>
}

export type ExcerptTermTable = {
  reviewId: number
  excerptId: number
  termId: number
}

export type AppraisalTable = {
  reviewId: number
  id: number
  documentId: number
  personId: number | null
  relevance: 'high' | 'moderate' | 'low' | null
  relevanceReason: Generated<string>
  rigour: 'high' | 'moderate' | 'low' | null
  rigourReason: Generated<string>
  richness: 'high' | 'moderate' | 'low' | null
  richnessReason: Generated<string>
  appraisedAt: string
  version: Generated<number>
}

export type StatementTable = {
  reviewId: number
  id: number
  name: string
  definition: Generated<string>
  code: string | null
  partOfId: number | null
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type ConfigurationTable = {
  reviewId: number
  layer: 'account' | 'synthesised'
  id: number
  documentId: number | null
  label: string | null
  title: Generated<string>
  wording: Generated<string>
  status: Generated<'draft' | 'checked' | 'agreed' | 'retired'>
  parentId: number | null
  theoryStatementId: number | null
  levelsAreSet: Generated<0 | 1>
  note: Generated<string>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type ConfigurationLevelTable = {
  reviewId: number
  layer: string
  configurationId: number
  levelId: number
}

export type ConfigurationTermTable = {
  reviewId: number
  layer: string
  configurationId: number
  termId: number
}

export type ConfigurationSubstantiveTable = {
  reviewId: number
  layer: string
  configurationId: number
  substantiveId: number
  note: Generated<string>
}

export type ElementTable = {
  reviewId: number
  id: number
  layer: string
  configurationId: number
  role: 'context' | 'mechanism' | 'resource' | 'response' | 'outcome' | 'strategy' | 'actor'
  mark: string
  position: number
  wording: string
  statementId: number | null
  polarity: 'enabling' | 'hindering' | 'both' | null
  isInferred: Generated<0 | 1>
  inference: 'abduction' | 'retroduction' | null
  reasoning: Generated<string>
  reasonedBy: number | null
  reasonedAt: string | null
  intended: 'intended' | 'unintended' | null
  valence: 'positive' | 'negative' | null
  distance: 'proximal' | 'intermediate' | 'distal' | null
  forWhom: Generated<string>
  mechanismAbsent: Generated<0 | 1>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
  otherWordings: Generated<string>
}

export type ElementLevelTable = {
  reviewId: number
  elementId: number
  levelId: number
}

export type EvidenceTable = {
  reviewId: number
  id: number
  layer: string
  configurationId: number
  elementId: number | null
  documentId: number
  excerptId: number | null
  locator: Generated<string>
  stance: 'supports' | 'refines' | 'contradicts' | 'background'
  isConverse: Generated<0 | 1>
  note: Generated<string>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type LinkTable = {
  reviewId: number
  id: number
  kind: 'ripple' | 'alternative' | 'contradicts'
  fromLayer: string
  fromId: number
  fromElementId: number | null
  toLayer: string
  toId: number
  toElementId: number | null
  note: Generated<string>
  createdAt: string
  createdBy: number | null
}

export type ContributionTable = {
  reviewId: number
  id: number
  accountLayer: Generated<'account'>
  accountId: number
  configurationLayer: Generated<'synthesised'>
  configurationId: number
  stance: 'supports' | 'refines' | 'contradicts' | 'background'
  isConverse: Generated<0 | 1>
  note: Generated<string>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type MoveTable = {
  reviewId: number
  id: number
  kind: 'juxtapose' | 'reconcile' | 'adjudicate' | 'consolidate' | 'situate'
  inference: 'abduction' | 'retroduction' | null
  configurationLayer: 'synthesised' | null
  configurationId: number | null
  theoryId: number | null
  theoryVersion: number | null
  reason: Generated<string>
  madeAt: string
  madeBy: number | null
  version: Generated<number>
  act: 'put under' | 'join' | 'split' | 'nest' | 'label' | 'retire' | 'bring back' | null
  undoing: string | null
  undoneAt: string | null
  undoneBy: number | null
}

export type MoveInputTable = {
  reviewId: number
  moveId: number
  layer: string
  configurationId: number
}

export type PrincipleTable = {
  reviewId: number
  id: number
  position: number
  heading: Generated<string>
  explanation: Generated<string>
  status: Generated<'draft' | 'in panel' | 'revised' | 'agreed' | 'withdrawn'>
  levelsAreSet: Generated<0 | 1>
  draftedHow: Generated<string>
  whereItHolds: Generated<string>
  whereItDoesNot: Generated<string>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
  drafted: Generated<string>
  withdrawnFrom: Generated<string>
}

export type PrincipleVersionTable = {
  reviewId: number
  principleId: number
  version: number
  snapshot: string
  reason: Generated<string>
  writtenAt: string
  writtenBy: number | null
}

export type PlainWordsTable = {
  reviewId: number
  principleId: number
  language: 'en' | 'nl'
  text: string
  writtenAt: string
  writtenBy: number | null
}

export type PrincipleConfigurationTable = {
  reviewId: number
  principleId: number
  layer: string
  configurationId: number
  position: number
}

export type PrincipleLevelTable = {
  reviewId: number
  principleId: number
  levelId: number
}

export type PrincipleLineTable = {
  reviewId: number
  id: number
  principleId: number
  kind: 'strategy' | 'context' | 'mechanism' | 'outcome' | 'action' | 'local meaning'
  text: string
  polarity: 'enabling' | 'hindering' | 'both' | null
  audience: Generated<string>
  themeId: number | null
  statementId: number | null
  layer: string | null
  configurationId: number | null
  position: number
}

export type PrincipleEvidenceTable = {
  reviewId: number
  id: number
  principleId: number
  documentId: number
  excerptId: number | null
  locator: Generated<string>
  stance: 'supports' | 'refines' | 'contradicts' | 'background'
  isConverse: Generated<0 | 1>
  note: Generated<string>
  createdAt: string
  createdBy: number | null
}

export type PanelTable = {
  reviewId: number
  id: number
  kind: 'local reference' | 'expert'
  name: string
  consentText: string
  consentVersion: Generated<number>
  contactName: Generated<string>
  contactPhone: Generated<string>
  contactEmail: Generated<string>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
  consentTextNl: Generated<string>
}

export type PanellistTable = {
  reviewId: number
  id: number
  panelId: number
  code: string
  name: string
  email: Generated<string>
  role: 'patient or public' | 'practitioner' | 'policy' | 'expert'
  organisation: Generated<string>
  language: Generated<'en' | 'nl'>
  withdrawnAt: string | null
  erasedAt: string | null
  createdAt: string
  createdBy: number | null
  version: Generated<number>
  answersKept: 0 | 1 | null
}

export type ConsentTable = {
  reviewId: number
  panellistId: number
  consentVersion: number
  text: string
  mayQuote: 0 | 1
  mayThank: 0 | 1
  givenAt: string
  withdrawnAt: string | null
  enteredBy: number | null
  language: Generated<'en' | 'nl'>
}

export type RoundTable = {
  reviewId: number
  id: number
  panelId: number
  title: string
  intro: Generated<string>
  status: Generated<'draft' | 'open' | 'closed'>
  isAnonymous: Generated<0 | 1>
  closesOn: string | null
  openedAt: string | null
  closedAt: string | null
  createdAt: string
  createdBy: number | null
  version: Generated<number>
  followsId: number | null
  rule: Generated<'percent agreement' | '70/15' | 'IQR' | 'RAND/UCLA'>
  rulePercent: Generated<number>
  ruleRange: Generated<number>
  ruleChosenAt: string | null
  titleNl: Generated<string>
  introNl: Generated<string>
}

export type MeetingTable = {
  reviewId: number
  id: number
  panelId: number
  title: string
  heldOn: string
  form: 'in person' | 'online' | 'telephone' | 'mixed'
  minutes: Generated<string>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
  place: Generated<string>
}

export type PresenceTable = {
  reviewId: number
  meetingId: number
  role: 'patient or public' | 'practitioner' | 'policy' | 'expert' | 'review team'
  people: number
}

export type ItemTable = {
  reviewId: number
  id: number
  roundId: number | null
  meetingId: number | null
  subjectKind: 'principle' | 'configuration' | 'theory statement' | 'question' | 'search' | 'free text'
  subjectId: number | null
  subjectVersion: number | null
  heading: string
  plainWords: string
  restsOn: Generated<string>
  position: number
  earlierItemId: number | null
  ownWords: Generated<0 | 1>
  version: Generated<number>
}

export type PanelInvitationTable = {
  reviewId: number
  id: number
  roundId: number
  panellistId: number
  hash: string
  createdAt: string
  createdBy: number | null
  mailedAt: string | null
  firstUsedAt: string | null
  revokedAt: string | null
  purpose: Generated<'invitation' | 'reminder'>
}

export type PointTable = {
  reviewId: number
  id: number
  meetingId: number
  itemId: number | null
  role: 'patient or public' | 'practitioner' | 'policy' | 'expert' | 'review team'
  saidBy: Generated<string>
  text: string
  createdAt: string
  createdBy: number | null
  version: Generated<number>
  panellistId: number | null
}

export type DispositionTable = {
  reviewId: number
  id: number
  commentId: number | null
  pointId: number | null
  choice: 'accept' | 'partly' | 'reject' | 'park'
  reason: string
  resultingVersion: number | null
  disposedAt: string
  disposedBy: number | null
  version: Generated<number>
}

export type RecordCountTable = {
  reviewId: number
  standing: 'not screened' | 'awaiting second reviewer' | 'conflict' | 'maybe' | 'full text to screen' | 'not retrieved' | 'excluded' | 'included' | 'duplicate'
  count: number
}

export type RecordTable = {
  reviewId: number
  id: number
  importId: number | null
  searchId: number | null
  type: string
  title: string
  authors: Generated<string>
  year: number | null
  journal: Generated<string>
  volume: Generated<string>
  issue: Generated<string>
  pages: Generated<string>
  publisher: Generated<string>
  doi: Generated<string>
  pmid: Generated<string>
  isbn: Generated<string>
  url: Generated<string>
  language: Generated<string>
  abstract: Generated<string>
  keywords: Generated<string>
  notes: Generated<string>
  firstAuthor: Generated<string>
  titleKey: Generated<string>
  duplicateOf: number | null
  duplicateBy: 'doi' | 'title' | 'person' | null
  raw: Generated<string>
  cameIn: string | null
  line: number | null
  createdAt: string
  createdBy: number | null
  version: Generated<number>
  standing: Generated<'not screened' | 'awaiting second reviewer' | 'conflict' | 'maybe' | 'full text to screen' | 'not retrieved' | 'excluded' | 'included' | 'duplicate'>
  ownStanding: Generated<'not screened' | 'awaiting second reviewer' | 'conflict' | 'maybe' | 'full text to screen' | 'not retrieved' | 'excluded' | 'included'>
}

export type DuplicatePairTable = {
  reviewId: number
  id: number
  recordId: number
  otherId: number
  state: Generated<'open' | 'duplicate' | 'not a duplicate'>
  score: Generated<number>
  reason: Generated<'doi' | 'title' | 'alike' | 'person'>
  foundBy: 'import' | 'typing' | 'looking again' | 'person'
  importId: number | null
  foundAt: string
  settledAt: string | null
  settledBy: number | null
  settledWith: number | null
  asideId: number | null
  moved: Generated<string>
  version: Generated<number>
}

export type CarriedDecisionTable = {
  reviewId: number
  id: number
  importId: number
  recordId: number
  origin: 'ASReview' | 'Rayyan' | 'Covidence' | 'column' | 'file'
  screen: 'title-abstract' | 'full-text' | null
  choice: 'include' | 'exclude' | 'maybe'
  reason: Generated<string>
  note: Generated<string>
  who: Generated<string>
  raw: Generated<string>
}

export type SearchSeedTable = {
  reviewId: number
  searchId: number
  position: number
  kind: 'record' | 'document' | 'reference'
  subjectId: number | null
  reference: string
}

export type SearchRerunTable = {
  reviewId: number
  searchId: number
  rerunOf: number
}

export type SearchIterationTable = {
  reviewId: number
  number: number
  title: Generated<string>
  reason: Generated<string>
  writtenAt: string
  writtenBy: number | null
  version: Generated<number>
}

export type SearchStopTable = {
  reviewId: number
  memoId: number
  state: 'stopped' | 'resumed'
  grounds: '' | 'saturation' | 'sufficiency' | 'resources' | 'plan' | 'other'
}

export type ChecklistAnswerTable = {
  reviewId: number
  item: number
  text: string
  writtenAt: string
  writtenBy: number | null
  version: Generated<number>
}

export type TypedCountTable = {
  reviewId: number
  id: number
  searchId: number | null
  arm: 'databases' | 'others'
  box: 'identified' | 'duplicates' | 'automation' | 'other reasons' | 'screened' | 'excluded' | 'sought' | 'not retrieved' | 'assessed' | 'excluded full text' | 'included before studies' | 'included before documents'
  reason: Generated<string>
  count: number
  note: Generated<string>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type ScreenRuleTable = {
  reviewId: number
  screen: 'title-abstract' | 'full-text'
  screeners: number
  isBlind: Generated<0 | 1>
  maybe: Generated<'usual' | 'forward' | 'waits'>
  resolver: Generated<'anyone' | 'third person'>
  version: Generated<number>
}

export type ResolutionTable = {
  reviewId: number
  id: number
  recordId: number
  screen: 'title-abstract' | 'full-text'
  choice: 'include' | 'exclude'
  reasonId: number | null
  note: Generated<string>
  how: 'third person' | 'talk'
  resolvedBy: number | null
  resolvedAt: string
  version: Generated<number>
}

export type ResolutionTalkTable = {
  reviewId: number
  resolutionId: number
  personId: number
}

export type VotePairTable = {
  reviewId: number
  recordId: number
  screen: 'title-abstract' | 'full-text'
  firstPersonId: number
  secondPersonId: number
  firstChoice: 'include' | 'exclude' | 'maybe'
  secondChoice: 'include' | 'exclude' | 'maybe'
  pairedAt: string
}

export type CheckSampleTable = {
  reviewId: number
  id: number
  screen: 'title-abstract' | 'full-text'
  drawnFrom: 'all' | 'excluded'
  share: number | null
  population: number
  size: number
  seed: string
  isBlind: 0 | 1
  checkerId: number
  askedAt: string
  askedBy: number | null
  endedAt: string | null
  endedBy: number | null
}

export type CheckItemTable = {
  reviewId: number
  checkId: number
  position: number
  recordId: number
  firstPersonId: number | null
  firstChoice: 'include' | 'exclude' | 'maybe'
  firstReasonId: number | null
}

export type VerdictTable = {
  reviewId: number
  checkId: number
  recordId: number
  choice: 'include' | 'exclude' | 'maybe' | null
  opinion: 'agree' | 'disagree' | null
  note: Generated<string>
  givenAt: string
  outcome: 'kept' | 'changed' | null
  outcomeChoice: 'include' | 'exclude' | 'maybe' | null
  outcomeNote: Generated<string>
  settledAt: string | null
  settledBy: number | null
}

export type ScreeningBatchTable = {
  reviewId: number
  id: number
  screen: 'title-abstract' | 'full-text'
  personId: number
  label: string
  jobId: number | null
  createdAt: string
  createdBy: number | null
  takenBackAt: string | null
}

export type BatchRecordTable = {
  reviewId: number
  batchId: number
  recordId: number
  isDone: Generated<0 | 1>
}

export type HighlightTermsTable = {
  reviewId: number
  id: number
  personId: number | null
  includeTerms: string
  excludeTerms: string
  changedAt: string
  changedBy: number | null
  version: Generated<number>
}

export type DocumentLinkTable = {
  reviewId: number
  id: number
  documentId: number
  kind: 'protocol' | 'preprint' | 'correction' | 'comment' | 'translation' | 'sister study' | 'earlier version'
  ofId: number
  note: Generated<string>
  createdAt: string
  createdBy: number | null
}

export type CharacteristicTable = {
  reviewId: number
  id: number
  name: string
  kind: 'text' | 'number' | 'one' | 'several'
  options: Generated<string>
  help: Generated<string>
  position: number
  retiredAt: string | null
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type CharacteristicValueTable = {
  reviewId: number
  documentId: number
  characteristicId: number
  value: string
  notedAt: string
  notedBy: number | null
  version: Generated<number>
}

export type CellSourceTable = {
  reviewId: number
  documentId: number
  cell: string
  locator: Generated<string>
  excerptId: number | null
  notedAt: string
  notedBy: number | null
  version: Generated<number>
}

export type MeasureTable = {
  reviewId: number
  id: number
  name: string
  nameKey: string
  domain: Generated<string>
  isInstrument: Generated<0 | 1>
  levelId: number | null
  countsAsId: number | null
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type DocumentMeasureTable = {
  reviewId: number
  id: number
  documentId: number
  measureId: number
  locator: Generated<string>
  excerptId: number | null
  addedAt: string
  addedBy: number | null
}

export type AimTable = {
  reviewId: number
  id: number
  documentId: number
  text: string
  category: Generated<string>
  locator: Generated<string>
  excerptId: number | null
  addedAt: string
  addedBy: number | null
  version: Generated<number>
}

export type AppraisalStatementTable = {
  reviewId: number
  appraisalId: number
  theoryStatementId: number
}

export type AgreedAppraisalTable = {
  reviewId: number
  documentId: number
  relevance: 'high' | 'moderate' | 'low' | null
  rigour: 'high' | 'moderate' | 'low' | null
  richness: 'high' | 'moderate' | 'low' | null
  reason: Generated<string>
  notedAt: string
  notedBy: number | null
  version: Generated<number>
}

export type CarriedScreeningTable = {
  reviewId: number
  importId: number
  recordId: number
  screen: 'title-abstract' | 'full-text'
  outcome: 'carried' | 'left alone'
  status: 'conflict' | 'included' | 'excluded' | 'maybe'
  reasonId: number | null
  origin: string
  carriedAt: string
  carriedBy: number | null
}

export type TextPageTable = {
  reviewId: number
  documentId: number
  textNumber: number
  number: number
  label: string | null
  width: number
  height: number
  runs: string
}

export type RearrangementTable = {
  reviewId: number
  id: number
  layer: 'account' | 'synthesised'
  configurationId: number
  title: string
  changes: string
  madeAt: string
  madeBy: number | null
  undoneAt: string | null
}

export type CompletionTable = {
  reviewId: number
  layer: 'account' | 'synthesised'
  configurationId: number
  personId: number
  claimedAt: string
}

export type DemiRegularityTable = {
  reviewId: number
  id: number
  kind: 'mechanism' | 'context'
  layer: 'account' | 'synthesised'
  query: string
  name: string
  memo: Generated<string>
  found: string
  foundAt: string
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type BringingTable = {
  reviewId: number
  id: number
  state: 'preview' | 'running' | 'complete' | 'cancelled' | 'failed' | 'undone'
  fileName: string
  cells: string
  choices: string
  made: Generated<string>
  jobId: number | null
  createdAt: string
  createdBy: number | null
  finishedAt: string | null
  version: Generated<number>
}

export type BringingMadeTable = {
  reviewId: number
  bringingId: number
  kind: 'account' | 'configuration' | 'statement' | 'document' | 'term'
  madeId: number
  line: number | null
}

export type UploadTable = {
  reviewId: number
  id: number
  jobId: number | null
  createdAt: string
  createdBy: number | null
}

export type UploadFileTable = {
  reviewId: number
  uploadId: number
  number: number
  fileHash: string
  fileName: string
  bytes: number
  state: 'waiting' | 'added' | 'unmatched' | 'has text' | 'refused' | 'left aside'
  how: Generated<'' | 'doi' | 'title' | 'file name' | 'person'>
  recordId: number | null
  documentId: number | null
  title: Generated<string>
  doi: Generated<string>
  sentence: Generated<string>
  settledBy: number | null
}

export type CodingCheckTable = {
  reviewId: number
  id: number
  layer: 'account' | 'synthesised'
  documentId: number | null
  share: number
  population: number
  size: number
  seed: string
  setsStatus: 0 | 1
  checkerId: number
  askedAt: string
  askedBy: number | null
  endedAt: string | null
  endedBy: number | null
}

export type CodingCheckItemTable = {
  reviewId: number
  checkId: number
  position: number
  layer: 'account' | 'synthesised'
  configurationId: number
}

export type CodingAnswerTable = {
  reviewId: number
  checkId: number
  configurationId: number
  answer: 'agree' | 'amend' | 'discuss'
  note: Generated<string>
  proposedWording: Generated<string>
  changeId: number | null
  commentId: number | null
  wasDraft: Generated<0 | 1>
  givenAt: string
  wordingVersion: number | null
  appliedChangeId: number | null
  appliedAt: string | null
  appliedBy: number | null
}

export type AppraisalFormTable = {
  reviewId: number
  id: number
  edition: number
  before: string | null
  retiredAt: string | null
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type AppraisalFormEditionTable = {
  reviewId: number
  formId: number
  number: number
  content: string
  madeAt: string
  madeBy: number | null
}

export type FormAnswerTable = {
  reviewId: number
  id: number
  formId: number
  edition: number
  documentId: number
  personId: number | null
  isAgreed: 0 | 1
  categories: Generated<string>
  answers: string
  answeredAt: string
  version: Generated<number>
}

export type MentionTable = {
  reviewId: number
  commentId: number
  number: number
  personId: number
}

export type ThreadNotedTable = {
  reviewId: number
  threadId: number
  personId: number
  upTo: number
}

export type WorkingSessionTable = {
  reviewId: number
  id: number
  heldBy: number
  documentId: number | null
  guests: Generated<number>
  purpose: Generated<string>
  afterActivity: number
  untilActivity: number | null
  startedAt: string
  endedAt: string | null
  endedBy: number | null
  memoId: number | null
}

export type WorkingSessionMemberTable = {
  reviewId: number
  sessionId: number
  personId: number
  joinedAt: string
  leftAt: string | null
  withdrawnAt: string | null
}

export type RoundQuestionTable = {
  reviewId: number
  id: number
  roundId: number
  text: string
  scale: '1-5' | '1-7' | '1-9' | 'agree' | 'choose' | 'points'
  most: number | null
  lowLabel: string
  highLabel: string
  position: number
  textNl: Generated<string>
  lowLabelNl: Generated<string>
  highLabelNl: Generated<string>
}

export type RatingTable = {
  reviewId: number
  id: number
  roundId: number
  itemId: number
  questionId: number
  panellistId: number
  score: number | null
  ratedAt: string
  enteredBy: number | null
  version: Generated<number>
}

export type PanelCommentTable = {
  reviewId: number
  id: number
  roundId: number
  itemId: number | null
  panellistId: number
  kind: 'comment' | 'missing' | 'difference'
  text: string
  setting: Generated<string>
  because: Generated<string>
  lineId: number | null
  turnedAt: string | null
  turnedBy: number | null
  writtenAt: string
  enteredBy: number | null
  version: Generated<number>
}

export type FeedbackCommentTable = {
  reviewId: number
  roundId: number
  commentId: number
  text: string
  chosenAt: string
  chosenBy: number | null
}

export type AttendanceTable = {
  reviewId: number
  meetingId: number
  panellistId: number
}

export type CorrectionTable = {
  reviewId: number
  id: number
  meetingId: number
  role: 'patient or public' | 'practitioner' | 'policy' | 'expert' | 'review team'
  panellistId: number | null
  text: string
  receivedOn: string
  outcome: 'corrected' | 'noted'
  answer: Generated<string>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type PanelLetterTable = {
  reviewId: number
  id: number
  panellistId: number
  kind: 'minutes' | 'closing'
  meetingId: number | null
  createdAt: string
  createdBy: number | null
  mailedAt: string | null
}

export type PanelAccountTable = {
  reviewId: number
  panelId: number
  aim: Generated<string>
  recruitment: Generated<string>
  support: Generated<string>
  effect: Generated<string>
  reflection: Generated<string>
  changedAt: string
  changedBy: number | null
  version: Generated<number>
}

export type EvidenceAppraisalTable = {
  reviewId: number
  id: number
  evidenceId: number
  personId: number | null
  relevance: 'high' | 'moderate' | 'low' | null
  relevanceReason: Generated<string>
  rigour: 'high' | 'moderate' | 'low' | null
  rigourReason: Generated<string>
  richness: 'high' | 'moderate' | 'low' | null
  richnessReason: Generated<string>
  appraisedAt: string
  version: Generated<number>
}

export type RevisitTable = {
  reviewId: number
  id: number
  actId: number
  documentId: number
  theoryId: number
  theoryVersion: number
  outcome: 'read again' | 'no need'
  reason: Generated<string>
  settledAt: string
  settledBy: number | null
}

export type BearingTable = {
  reviewId: number
  id: number
  statementId: number
  layer: 'account' | 'synthesised'
  configurationId: number
  stance: 'supports' | 'refines' | 'contradicts'
  note: Generated<string>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type MoveStatementTable = {
  reviewId: number
  moveId: number
  statementId: number
  theoryVersion: number
}

export type GradeTable = {
  reviewId: number
  id: number
  word: string
  position: number
}

export type SurenessTable = {
  reviewId: number
  principleId: number
  onData: Generated<string>
  onExplanation: Generated<string>
  onSettings: Generated<string>
  onContradiction: Generated<string>
  gradeId: number | null
  writtenAt: string
  writtenBy: number | null
  version: Generated<number>
}

export type PrincipleAnswerTable = {
  reviewId: number
  principleId: number
  documentId: number
  text: string
  writtenAt: string
  writtenBy: number | null
  version: Generated<number>
}

export type GroupSentenceTable = {
  reviewId: number
  itemId: number
  role: 'patient or public' | 'practitioner' | 'policy' | 'expert'
  text: string
  writtenAt: string
  writtenBy: number | null
  version: Generated<number>
}

export type ArchetypeTable = {
  reviewId: number
  id: number
  settingId: number
  position: number
  name: string
  portrait: Generated<string>
  explainedBy: Generated<string>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type ArchetypePrincipleTable = {
  reviewId: number
  archetypeId: number
  principleId: number
}

export type ArchetypeConfigurationTable = {
  reviewId: number
  archetypeId: number
  layer: string
  configurationId: number
}

export type TensionTable = {
  reviewId: number
  id: number
  name: string
  about: Generated<string>
  firstSide: string
  secondSide: string
  holding: Generated<string>
  createdAt: string
  createdBy: number | null
  version: Generated<number>
}

export type TensionPrincipleTable = {
  reviewId: number
  tensionId: number
  principleId: number
}

export type TensionConfigurationTable = {
  reviewId: number
  tensionId: number
  side: number
  layer: string
  configurationId: number
}

export type RamesesItemTable = {
  reviewId: number
  item: number
  status: 'open' | 'reported' | 'not done'
  words: Generated<string>
  page: Generated<string>
  reason: Generated<string>
  writtenAt: string
  writtenBy: number | null
  version: Generated<number>
}

export type RamesesVersionTable = {
  reviewId: number
  item: number
  version: number
  status: 'open' | 'reported' | 'not done'
  words: string
  page: string
  reason: string
  writtenAt: string
  writtenBy: number | null
}

export type ReportOutlineTable = {
  reviewId: number
  sections: string
  style: 'apa' | 'vancouver' | 'harvard'
  tags: 'numbered' | 'letter' | 'named' | 'small'
  language: 'en' | 'nl'
  writtenAt: string
  writtenBy: number | null
  version: Generated<number>
}

export type MadeExportTable = {
  reviewId: number
  id: number
  jobId: number
  personId: number
  role: 'lead' | 'reviewer' | 'observer'
  format: string
  report: string
  ofTable: string | null
  language: 'en' | 'nl'
  fileName: string
  keptAs: string
  bytes: number | null
  createdAt: string
  madeAt: string | null
  endsAt: string
}

export type QdaProjectTable = {
  reviewId: number
  id: number
  state: 'reading' | 'preview' | 'running' | 'complete' | 'cancelled' | 'failed' | 'undone'
  fileName: string
  fileHash: string
  bytes: number
  found: Generated<string>
  lines: Generated<string>
  choices: Generated<string>
  made: Generated<string>
  jobId: number | null
  createdAt: string
  createdBy: number | null
  finishedAt: string | null
  version: Generated<number>
}

export type QdaProjectMadeTable = {
  reviewId: number
  projectId: number
  kind: 'document' | 'facet' | 'term'
  madeId: number
  guid: Generated<string>
}

export type DB = {
  counter: CounterTable
  activity: ActivityTable
  access: AccessTable
  job: JobTable
  bin: BinTable
  submission: SubmissionTable
  file: FileTable
  searchEntry: SearchEntryTable
  person: PersonTable
  session: SessionTable
  token: TokenTable
  accountLink: AccountLinkTable
  review: ReviewTable
  reviewAddress: ReviewAddressTable
  question: QuestionTable
  member: MemberTable
  invitation: InvitationTable
  level: LevelTable
  facet: FacetTable
  term: TermTable
  memo: MemoTable
  memoSubject: MemoSubjectTable
  comment: CommentTable
  theory: TheoryTable
  theoryVersion: TheoryVersionTable
  theoryStatement: TheoryStatementTable
  theoryStatementVersion: TheoryStatementVersionTable
  substantiveTheory: SubstantiveTheoryTable
  substantiveTheoryStatement: SubstantiveTheoryStatementTable
  search: SearchTable
  import: ImportTable
  recordRow: RecordRowTable
  criterion: CriterionTable
  exclusionReason: ExclusionReasonTable
  decision: DecisionTable
  screening: ScreeningTable
  retrieval: RetrievalTable
  study: StudyTable
  document: DocumentTable
  documentText: DocumentTextTable
  documentTerm: DocumentTermTable
  excerpt: ExcerptTable
  excerptTerm: ExcerptTermTable
  appraisal: AppraisalTable
  statement: StatementTable
  configuration: ConfigurationTable
  configurationLevel: ConfigurationLevelTable
  configurationTerm: ConfigurationTermTable
  configurationSubstantive: ConfigurationSubstantiveTable
  element: ElementTable
  elementLevel: ElementLevelTable
  evidence: EvidenceTable
  link: LinkTable
  contribution: ContributionTable
  move: MoveTable
  moveInput: MoveInputTable
  principle: PrincipleTable
  principleVersion: PrincipleVersionTable
  plainWords: PlainWordsTable
  principleConfiguration: PrincipleConfigurationTable
  principleLevel: PrincipleLevelTable
  principleLine: PrincipleLineTable
  principleEvidence: PrincipleEvidenceTable
  panel: PanelTable
  panellist: PanellistTable
  consent: ConsentTable
  round: RoundTable
  meeting: MeetingTable
  presence: PresenceTable
  item: ItemTable
  panelInvitation: PanelInvitationTable
  point: PointTable
  disposition: DispositionTable
  recordCount: RecordCountTable
  record: RecordTable
  duplicatePair: DuplicatePairTable
  carriedDecision: CarriedDecisionTable
  searchSeed: SearchSeedTable
  searchRerun: SearchRerunTable
  searchIteration: SearchIterationTable
  searchStop: SearchStopTable
  checklistAnswer: ChecklistAnswerTable
  typedCount: TypedCountTable
  screenRule: ScreenRuleTable
  resolution: ResolutionTable
  resolutionTalk: ResolutionTalkTable
  votePair: VotePairTable
  checkSample: CheckSampleTable
  checkItem: CheckItemTable
  verdict: VerdictTable
  screeningBatch: ScreeningBatchTable
  batchRecord: BatchRecordTable
  highlightTerms: HighlightTermsTable
  documentLink: DocumentLinkTable
  characteristic: CharacteristicTable
  characteristicValue: CharacteristicValueTable
  cellSource: CellSourceTable
  measure: MeasureTable
  documentMeasure: DocumentMeasureTable
  aim: AimTable
  appraisalStatement: AppraisalStatementTable
  agreedAppraisal: AgreedAppraisalTable
  carriedScreening: CarriedScreeningTable
  textPage: TextPageTable
  rearrangement: RearrangementTable
  completion: CompletionTable
  demiRegularity: DemiRegularityTable
  bringing: BringingTable
  bringingMade: BringingMadeTable
  upload: UploadTable
  uploadFile: UploadFileTable
  codingCheck: CodingCheckTable
  codingCheckItem: CodingCheckItemTable
  codingAnswer: CodingAnswerTable
  appraisalForm: AppraisalFormTable
  appraisalFormEdition: AppraisalFormEditionTable
  formAnswer: FormAnswerTable
  mention: MentionTable
  threadNoted: ThreadNotedTable
  workingSession: WorkingSessionTable
  workingSessionMember: WorkingSessionMemberTable
  roundQuestion: RoundQuestionTable
  rating: RatingTable
  panelComment: PanelCommentTable
  feedbackComment: FeedbackCommentTable
  attendance: AttendanceTable
  correction: CorrectionTable
  panelLetter: PanelLetterTable
  panelAccount: PanelAccountTable
  evidenceAppraisal: EvidenceAppraisalTable
  revisit: RevisitTable
  bearing: BearingTable
  moveStatement: MoveStatementTable
  grade: GradeTable
  sureness: SurenessTable
  principleAnswer: PrincipleAnswerTable
  groupSentence: GroupSentenceTable
  archetype: ArchetypeTable
  archetypePrinciple: ArchetypePrincipleTable
  archetypeConfiguration: ArchetypeConfigurationTable
  tension: TensionTable
  tensionPrinciple: TensionPrincipleTable
  tensionConfiguration: TensionConfigurationTable
  ramesesItem: RamesesItemTable
  ramesesVersion: RamesesVersionTable
  reportOutline: ReportOutlineTable
  madeExport: MadeExportTable
  qdaProject: QdaProjectTable
  qdaProjectMade: QdaProjectMadeTable
}
