// Reads any format of tagged lines: where a record begins and ends is told by the format, the rest is the same.
import { type Entry, type EntryReader, LONGEST_ENTRY, MOST_REMARKS, type Remark, tooLong } from '../entry.ts'
import { cutLines } from '../lines.ts'

export type Tag = { readonly name: string; readonly value: string }

export type Draft = {
  readonly line: number
  /** The tag that opened it; empty when a line without a value did. */
  readonly first: string
  readonly fields: { tag: string; value: string }[]
  readonly lines: string[]
  length: number
  /** Whether an empty line has just gone by. */
  blank: boolean
}

export type Tagging = {
  /** The tag a line begins with; null when it belongs to the line before. */
  tagOf(line: string, draft: Draft | null): Tag | null
  opens(tag: Tag, draft: Draft | null): boolean
  closes(tag: Tag): boolean
  /** Tags that head the file and belong to no record. */
  readonly ignored?: ReadonlySet<string>
  /** The type of reference and the fields as this format means them. */
  settle(fields: readonly Tag[]): { readonly type: string; readonly fields: readonly Tag[] }
}

type State = { readonly remarks: Remark[]; done: Entry[]; draft: Draft | null; straying: boolean }

export function taggedReader(tagging: Tagging): EntryReader {
  const state: State = { remarks: [], done: [], draft: null, straying: false }
  const lines = cutLines((line, number) => take(state, tagging, line, number))
  const handOn = (): readonly Entry[] => {
    const entries = state.done
    state.done = []
    return entries
  }
  return {
    remarks: state.remarks,
    push(text) {
      lines.push(text)
      return handOn()
    },
    end() {
      lines.end()
      finish(state, tagging)
      return handOn()
    },
  }
}

function take(state: State, tagging: Tagging, given: string, number: number): void {
  const line = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given
  const tag = tagging.tagOf(line, state.draft)
  if (tag && tagging.opens(tag, state.draft)) {
    finish(state, tagging)
    state.draft = { line: number, first: tag.name, fields: [], lines: [], length: 0, blank: false }
  }
  const { draft } = state
  if (!draft) {
    if (!tag || !(tagging.ignored?.has(tag.name) || tagging.closes(tag))) stray(state, line, number)
    return
  }
  draft.length += line.length + 1
  if (draft.length > LONGEST_ENTRY) draft.lines.length = 0
  else draft.lines.push(line)
  if (!tag) continueField(draft, line)
  else if (tagging.closes(tag)) finish(state, tagging)
  else {
    draft.blank = false
    if (draft.length <= LONGEST_ENTRY) draft.fields.push({ tag: tag.name, value: tag.value.trim() })
  }
}

/** A line break stays a line break here; the format says in settle() what it means. */
function continueField(draft: Draft, line: string): void {
  const text = line.trim()
  if (text === '') {
    draft.blank = true
    return
  }
  const last = draft.fields.at(-1)
  if (!last || draft.length > LONGEST_ENTRY) return
  last.value += last.value === '' ? text : `\n${text}`
  draft.blank = false
}

function finish(state: State, tagging: Tagging): void {
  const { draft } = state
  if (!draft) return
  state.draft = null
  state.straying = false
  state.done.push(draft.length > LONGEST_ENTRY ? tooLong(draft.line) : toEntry(draft, tagging))
}

function toEntry(draft: Draft, tagging: Tagging): Entry {
  const given = draft.fields.map(({ tag, value }) => ({ name: tag, value }))
  const raw = draft.lines.join('\n').trimEnd()
  const isBare = !given.some(tag => tag.value !== '' && tag.name !== draft.first)
  const { type, fields } = tagging.settle(given)
  const refusal = isBare ? 'The record that begins here holds nothing but its first line.' : null
  return { line: draft.line, type, fields: fields.map(({ name, value }) => ({ tag: name, value })), raw, refusal }
}

function stray(state: State, line: string, number: number): void {
  const text = line.trim()
  if (text === '' || state.straying) return
  state.straying = true
  if (state.remarks.length < MOST_REMARKS)
    state.remarks.push({ line: number, reason: `Text outside any record was left out: “${text.slice(0, 80)}”.` })
}

/** The value of a title without the full stop that some databases put behind every title. */
export function withoutStop(title: string): string {
  return /[^.]\.$/.test(title) && !/\b\p{Lu}\.$/u.test(title.slice(-5)) ? title.slice(0, -1) : title
}
