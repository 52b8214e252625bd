// What a whole review consists of: its lists in the words of the glossary, in the order in which they can be put back.

export type Listed = {
  /** The name of the list in the file. */
  readonly list: string
  readonly table: string
  /** What orders the rows and tells them apart within a review. */
  readonly key: readonly string[]
  /** Columns that hold JSON as text and are plain JSON in the file. */
  readonly json?: readonly string[]
  /** A column that points to another row of the same table. */
  readonly self?: string
  /** Columns that stay on the server they came from. */
  readonly without?: readonly string[]
}

const listed = (list: string, table: string, more: Partial<Omit<Listed, 'list' | 'table'>> = {}): Listed => ({
  list,
  table,
  key: ['id'],
  ...more,
})

const layered = ['layer', 'configurationId'] as const

/** Parents before children. */
export const LISTS: readonly Listed[] = [
  listed('questions', 'question'),
  listed('members', 'member', { key: ['personId'] }),
  listed('levels', 'level'),
  listed('facets', 'facet'),
  listed('terms', 'term', { self: 'parentId' }),
  listed('memos', 'memo', { self: 'followsId' }),
  listed('memoSubjects', 'memoSubject', { key: ['memoId', 'subjectKind', 'subjectId'] }),
  listed('comments', 'comment'),
  listed('theories', 'theory'),
  listed('theoryVersions', 'theoryVersion', { key: ['theoryId', 'version'] }),
  listed('theoryStatements', 'theoryStatement'),
  listed('theoryStatementVersions', 'theoryStatementVersion', { key: ['statementId', 'version'] }),
  listed('substantiveTheories', 'substantiveTheory'),
  listed('substantiveTheoryStatements', 'substantiveTheoryStatement', { key: ['substantiveId', 'statementId'] }),
  listed('searches', 'search'),
  listed('searchSeeds', 'searchSeed', { key: ['searchId', 'position'] }),
  listed('searchReruns', 'searchRerun', { key: ['searchId'] }),
  listed('iterations', 'searchIteration', { key: ['number'] }),
  listed('searchStops', 'searchStop', { key: ['memoId'] }),
  listed('checklistAnswers', 'checklistAnswer', { key: ['item'] }),
  listed('typedCounts', 'typedCount'),
  listed('imports', 'import', { json: ['problems', 'choices'], without: ['jobId'] }),
  listed('records', 'recordRow', {
    json: ['authors', 'keywords', 'cameIn'],
    self: 'duplicateOf',
    without: ['standing', 'ownStanding'],
  }),
  listed('duplicatePairs', 'duplicatePair', { json: ['moved'] }),
  listed('carriedDecisions', 'carriedDecision'),
  listed('criteria', 'criterion'),
  listed('exclusionReasons', 'exclusionReason'),
  listed('screenRules', 'screenRule', { key: ['screen'] }),
  listed('carriedScreenings', 'carriedScreening', { key: ['importId', 'recordId', 'screen'] }),
  listed('decisions', 'decision'),
  listed('screenings', 'screening', { key: ['recordId', 'screen'] }),
  listed('resolutions', 'resolution'),
  listed('resolutionTalks', 'resolutionTalk', { key: ['resolutionId', 'personId'] }),
  listed('retrievals', 'retrieval', { key: ['recordId'] }),
  listed('votePairs', 'votePair', { key: ['recordId', 'screen', 'firstPersonId', 'secondPersonId'] }),
  listed('checks', 'checkSample'),
  listed('checkItems', 'checkItem', { key: ['checkId', 'recordId'] }),
  listed('verdicts', 'verdict', { key: ['checkId', 'recordId'] }),
  listed('batches', 'screeningBatch', { without: ['jobId'] }),
  listed('batchRecords', 'batchRecord', { key: ['batchId', 'recordId'] }),
  listed('highlightTerms', 'highlightTerms'),
  listed('studies', 'study'),
  listed('documents', 'document', { json: ['authors'] }),
  listed('documentTexts', 'documentText', { key: ['documentId', 'number'], json: ['paragraphs', 'pages'] }),
  listed('textPages', 'textPage', { key: ['documentId', 'textNumber', 'number'], json: ['runs'] }),
  listed('uploads', 'upload', { without: ['jobId'] }),
  listed('uploadFiles', 'uploadFile', { key: ['uploadId', 'number'] }),
  listed('documentTerms', 'documentTerm', { key: ['documentId', 'termId'] }),
  listed('excerpts', 'excerpt'),
  listed('excerptTerms', 'excerptTerm', { key: ['excerptId', 'termId'] }),
  listed('appraisals', 'appraisal'),
  listed('appraisalStatements', 'appraisalStatement', { key: ['appraisalId', 'theoryStatementId'] }),
  listed('agreedAppraisals', 'agreedAppraisal', { key: ['documentId'] }),
  listed('documentLinks', 'documentLink'),
  listed('characteristics', 'characteristic', { json: ['options'] }),
  listed('characteristicValues', 'characteristicValue', { key: ['documentId', 'characteristicId'] }),
  listed('cellSources', 'cellSource', { key: ['documentId', 'cell'] }),
  listed('measures', 'measure', { self: 'countsAsId' }),
  listed('documentMeasures', 'documentMeasure'),
  listed('aims', 'aim'),
  listed('statements', 'statement', { self: 'partOfId' }),
  listed('configurations', 'configuration', { key: ['layer', 'id'], self: 'parentId' }),
  listed('configurationLevels', 'configurationLevel', { key: [...layered, 'levelId'] }),
  listed('configurationTerms', 'configurationTerm', { key: [...layered, 'termId'] }),
  listed('configurationSubstantiveTheories', 'configurationSubstantive', { key: [...layered, 'substantiveId'] }),
  listed('completions', 'completion', { key: layered }),
  listed('elements', 'element', { json: ['otherWordings'] }),
  listed('elementLevels', 'elementLevel', { key: ['elementId', 'levelId'] }),
  listed('evidence', 'evidence'),
  listed('links', 'link'),
  listed('contributions', 'contribution'),
  listed('moves', 'move', { json: ['undoing'] }),
  listed('moveInputs', 'moveInput', { key: ['moveId', ...layered] }),
  listed('demiRegularities', 'demiRegularity', { json: ['query', 'found'] }),
  listed('tables', 'bringing', { json: ['cells', 'choices', 'made'], without: ['jobId'] }),
  listed('tablesMade', 'bringingMade', { key: ['bringingId', 'kind', 'madeId'] }),
  listed('principles', 'principle'),
  listed('principleVersions', 'principleVersion', { key: ['principleId', 'version'], json: ['snapshot'] }),
  listed('plainWords', 'plainWords', { key: ['principleId', 'language'] }),
  listed('principleConfigurations', 'principleConfiguration', { key: ['principleId', ...layered] }),
  listed('principleLevels', 'principleLevel', { key: ['principleId', 'levelId'] }),
  listed('principleLines', 'principleLine'),
  listed('principleEvidence', 'principleEvidence'),
  listed('panels', 'panel', { without: ['contactPhone', 'contactEmail'] }),
  listed('panellists', 'panellist', { without: ['name', 'email', 'organisation'] }),
  listed('consents', 'consent', { key: ['panellistId', 'consentVersion'] }),
  listed('rounds', 'round'),
  listed('roundQuestions', 'roundQuestion'),
  listed('meetings', 'meeting'),
  listed('presences', 'presence', { key: ['meetingId', 'role'] }),
  listed('items', 'item'),
  listed('ratings', 'rating'),
  listed('panelComments', 'panelComment'),
  listed('points', 'point'),
  listed('dispositions', 'disposition'),
  listed('activity', 'activity', { json: ['before', 'after'] }),
  listed('counters', 'counter', { key: ['kind'] }),
]

/** Tables that are not part of a review's file, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  review: 'stands at the top of the file as `review`',
  person: 'only names go along, as `people`',
  session: 'belongs to the server',
  token: 'belongs to the server',
  accountLink: 'belongs to the server',
  access: 'belongs to the server',
  submission: 'belongs to the server',
  job: 'belongs to the server',
  searchEntry: 'is made anew from the rows',
  recordCount: 'is counted anew',
  reviewAddress: 'belongs to the server',
  invitation: 'a link to this server, with an address',
  panelInvitation: 'a link to this server',
  bin: 'what was deleted stays deleted',
  rearrangement: 'what was rearranged stays so',
  file: 'goes along in an archive, with the files',
}

/** Columns that name a person by id, in any table. */
export const PERSON_COLUMNS: readonly string[] = [
  'firstPersonId',
  'secondPersonId',
  'checkerId',
  'askedBy',
  'endedBy',
  'settledBy',
  'changedBy',
  'personId',
  'createdBy',
  'writtenBy',
  'addedBy',
  'resolvedBy',
  'reasonedBy',
  'notedBy',
  'votedBy',
  'madeBy',
  'disposedBy',
  'enteredBy',
  'carriedBy',
  'undoneBy',
]

/** The columns of the review itself that go along; its number and example mark are the server's. */
export const REVIEW_COLUMNS = [
  'slug',
  'title',
  'kind',
  'intervention',
  'registration',
  'isExample',
  'shape',
  'createdAt',
  'createdBy',
  'version',
] as const
