// What was done as the end of a sentence that begins with who did it: every verb with the thing it was done to.
import { counted } from '../../core/text.ts'
import { SUBJECTS } from '../../reviews/subjects.ts'

/** Kinds whose numbers people say although memos and comments cannot be about them. */
const NUMBERED: readonly string[] = ['memo', 'import', 'round', 'meeting', 'study', 'measure', 'table', 'project']

/** One of a kind whose number says nothing to anyone, and many of them; other kinds have "a" or "an", and an s. */
const WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  theory: ['theory', 'theories'],
  search: ['search', 'searches'],
  study: ['study', 'studies'],
  'substantive theory': ['a substantive theory', 'substantive theories'],
  criterion: ['a criterion', 'criteria'],
  review: ['the review', 'reviews'],
  outline: ['the outline of the full report', 'outlines'],
  grade: ['the words for how sure the team is', 'grades'],
  screen: ['a screen', 'screens'],
  batch: ['a batch of records', 'batches of records'],
  check: ['a check of decisions', 'checks of decisions'],
  'coding check': ['a check of coding', 'checks of coding'],
  'answers to a form': ['answers to a form', 'answers to forms'],
  'appraisal of evidence': ['an appraisal of evidence', 'appraisals of evidence'],
  'principle evidence': ['evidence of a principle', 'pieces of evidence of principles'],
  'measure of a document': ['a measure of a document', 'measures of documents'],
  'link between documents': ['a link between documents', 'links between documents'],
  'typed count': ['a number typed in', 'numbers typed in'],
  iteration: ['an iteration of searching', 'iterations of searching'],
  aim: ['an aim of a document', 'aims of documents'],
  answer: ['an answer to a contradiction', 'answers to contradictions'],
  bearing: ['what bears on a theory statement', 'judgements of what bears on theory statements'],
  revisit: ['what was said of reading a document again', 'notes on documents to read again'],
  item: ['an item put to the panel', 'items put to the panel'],
  point: ['a point of a meeting', 'points of meetings'],
  'panel comment': ['a comment of the panel', 'comments of the panel'],
  'demi-regularity': ['a demi-regularity', 'demi-regularities'],
}

/** Where "the verb, then the thing" is no English; % is the thing. Before those of a verb stand those of a verb and a kind. */
const FRAMES: Readonly<Record<string, string>> = {
  'agreed to take part': 'agreed to take part',
  'opened the link': 'opened their link',
  'withdrew panellist': 'withdrew from the panel',
  'asked back': 'asked % back',
  'withdrew an invitation for': 'withdrew an invitation to the team',
  'invited member': 'invited somebody to the team',
  'joined member': 'joined the review',
  'wrote what became of it to': 'wrote to % what became of what they said',
  'disposed of': 'said what became of %',
  'made a line of': 'made a line of a principle from %',
  'noted comment': 'read the comments',
  'put to the panel': 'put % to the panel',
  'put in plain words': 'put % in plain words',
  'put under a configuration': 'put % under a CMOC',
  'taken off a configuration': 'took % off a CMOC',
  'joined into another': 'joined % into another',
  'read again': 'read % again',
  'settled without reading again': 'settled % without reading again',
  agreed: 'agreed on %',
  'began from a passage': 'began % from a passage',
  'set back to draft': 'set % back to draft',
  'set to be found again': 'set % to be found again in the new text',
  'left with its earlier text': 'left % with the earlier text',
  'set aside': 'set % aside as a duplicate',
  'told apart': 'told % apart from a likely duplicate',
  'brought back record': 'brought % back, no longer a duplicate',
  'drafted again': 'drafted % again',
  'opened again': 'opened % again',
  'took up again': 'took % up again',
  'took up excerpt': 'took % up again',
  'took back principle': 'took back the withdrawal of %',
  'took back RAMESES item': 'took back what was written under %',
  'wrote RAMESES item': 'wrote under %',
  'went back with principle': 'went back to an earlier version of %',
  'went back with RAMESES item': 'went back to an earlier version of %',
  'changed what it rests on': 'changed what % rests on',
  'reopened the pair of': 'asked again whether % is a duplicate',
  'changed how to do': 'changed how % is done',
  'added typed count': 'typed in a number',
  'merged away': 'merged % into another',
  'merged in': 'merged another into %',
  merged: 'counted % as the same as another',
  parted: 'let % count by itself again',
  'linked document': 'linked % to another',
  'linked account': 'linked % to another',
  'linked configuration': 'linked % to another',
  imported: 'finished %',
  failed: 'could not finish %',
  interrupted: 'was interrupted in %',
  complete: 'finished %',
  undone: 'took out %',
  'exported with unseen votes': 'exported % with votes not seen yet',
  'stopped searching with': 'stopped searching, with the grounds in %',
  'resumed searching with': 'took up searching again, after %',
  'uploaded texts': 'uploaded texts',
  'placed a text of': 'placed an uploaded text',
  'left aside a text of': 'left an uploaded text aside',
  'took up a text of': 'took up an uploaded text again',
  'could not read a text of': 'could not read an uploaded text',
  'stopped placing texts of': 'stopped placing uploaded texts',
  'went on placing texts of': 'went on placing uploaded texts',
  'gave back completing': 'gave back the completing of %',
  'took on completing': 'took on the completing of %',
  'noted a point of': 'noted a point at %',
  'noted meeting': 'noted %',
  'noted measures of': 'noted what was measured in %',
  'adopted appraisal form': 'took over a ready-made appraisal form',
  'arranged outline': 'arranged %',
  'deleted outline': 'set % back to the default',
  'restored outline': 'put % back as it was arranged',
  'answered PRISMA-S item': 'wrote under %',
  'created token': 'made a token',
}

/** The same of several things, where it reads otherwise. */
const MANY: Readonly<Record<string, string>> = {
  linked: 'linked % to others',
  'changed what it rests on': 'changed what % rest on',
  'reopened the pair of': 'asked again whether % are duplicates',
  'brought back': 'brought % back, no longer duplicates',
}

/** What others are said to have done where the one who kept it is not the one it is about. */
const NOTED: Readonly<Record<string, string>> = {
  'agreed to take part': 'noted that % agreed to take part',
  'opened the link': 'noted that % opened the link',
  'withdrew panellist': 'noted that % withdrew',
}

/** "put principle 5 in plain words"; `count` things of one kind where it is more than one. */
export function sentenceOf(
  row: {
    readonly verb: string
    readonly subjectKind: string
    readonly subjectId: number | null
    readonly actorKind?: string
  },
  count = 1,
): string {
  const { verb, subjectKind: kind, actorKind } = row
  if (kind === 'member' && verb === 'joined' && actorKind !== 'person') return 'let a member into the review'
  const noted = actorKind === 'panellist' ? undefined : (NOTED[`${verb} ${kind}`] ?? NOTED[verb])
  const many = count === 1 ? undefined : MANY[verb]
  const frame = many ?? noted ?? FRAMES[`${verb} ${kind}`] ?? FRAMES[verb] ?? `${verb} %`
  return frame.replace('%', () => (count === 1 ? oneOf(kind, row.subjectId) : manyOf(kind, count)))
}

const wordOf = (kind: string): string | undefined =>
  (SUBJECTS as Readonly<Record<string, { readonly word: string }>>)[kind]?.word

/** "CMOC" for the kind that is kept as "configuration". */
export const kindWord = (kind: string): string => wordOf(kind) ?? kind

function oneOf(kind: string, id: number | null): string {
  const word = wordOf(kind)
  if (id !== null && word !== undefined) return `${word} ${id}`
  if (id !== null && (NUMBERED.includes(kind) || kind.endsWith(' item'))) return `${kind} ${id}`
  return WORDS[kind]?.[0] ?? `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${word ?? kind}`
}

const manyOf = (kind: string, count: number): string => counted(count, kindWord(kind), WORDS[kind]?.[1])
