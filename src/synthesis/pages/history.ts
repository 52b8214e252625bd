// What the activity of a configuration says, in words for its history.
import { plainWording } from '../../configurations/wording.ts'

type Row = {
  readonly verb: string
  readonly before: string | null
  readonly after: string | null
}

const WORDS: Readonly<Record<string, string>> = {
  began: 'began it',
  'began from a passage': 'began it from a passage',
  'coded a passage into': 'coded a passage into it',
  worded: 'worded it',
  reworded: 'reworded it',
  changed: 'changed it',
  checked: 'checked it',
  agreed: 'agreed it',
  retired: 'retired it',
  'set back to draft': 'set it back to draft',
  'added an element to': 'added an element',
  'changed an element of': 'changed an element',
  'put in order the elements of': 'put the elements in order',
  'took on completing': 'took it on to complete',
  'gave back completing': 'left it for others to complete',
  'rearranged the elements of': 'rearranged elements',
  'undid a rearrangement of': 'undid a rearrangement',
  'moved an element out of': 'moved an element elsewhere',
  'moved an element into': 'moved an element here',
  'added evidence to': 'added evidence',
  'changed evidence of': 'changed evidence',
  'quoted evidence of': 'quoted evidence',
  'appraised evidence of': 'appraised evidence',
  linked: 'linked it',
  'tied a theory to': 'tied an outside theory to it',
  'untied a theory from': 'untied an outside theory',
  'put under a configuration': 'put it under a synthesised configuration',
  'changed a contribution to': 'judged a contribution anew',
  'made a move on': 'made a move',
  'undid a move on': 'undid a move',
  'joined into another': 'joined it into another',
  'taken off a configuration': 'took it off a synthesised configuration',
  'commented on': 'commented',
  'answered a comment on': 'answered a comment',
  'changed a comment on': 'changed a comment',
  'resolved a comment on': 'settled a comment',
  'reopened a comment on': 'opened a comment again',
  deleted: 'deleted a part of it',
  restored: 'put back what was deleted',
}

/** The words, and what they are about: a mark, the wording before, a title. */
export function historyLine(row: Row): { readonly what: string; readonly note: string } {
  const after = parse(row.after)
  const before = parse(row.before)
  const words = WORDS[row.verb] ?? row.verb
  if (row.verb === 'reworded') return { what: words, note: `before: ${short(before.wording)}` }
  if (row.verb.includes('rearrange')) return { what: words, note: short(before.title ?? after.title) }
  if (row.verb === 'deleted') return { what: words, note: short(before.title) }
  if (row.verb === 'made a move on') return { what: `${words}: ${short(after.kind)}`, note: short(after.reason) }
  if (row.verb === 'put under a configuration')
    return { what: `put it under CMOC ${Number(after.configurationId)}`, note: short(after.why) }
  if (row.verb === 'joined into another') return { what: `joined it into CMOC ${Number(after.intoId)}`, note: '' }
  if (row.verb === 'undid a move on') return { what: `undid move ${Number(before.move)}`, note: short(before.act) }
  const mark = after.mark ?? before.mark
  return { what: words, note: [mark, after.wording ?? ''].map(short).filter(Boolean).join(' ') }
}

function parse(text: string | null): Readonly<Record<string, unknown>> {
  const value: unknown = text === null ? {} : JSON.parse(text)
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? plainWording(value.slice(0, 2_000)) : ''
  return text.length > 160 ? `${text.slice(0, 159)}…` : text
}
