// Reads RIS as databases really write it: a stream of text in, one entry out for every TY line, with its line number.
import { type Entry, LONGEST_ENTRY, MOST_REMARKS, type Remark, tooLong } from './entry.ts'
import { cutLines } from './lines.ts'

export type RisReader = {
  /** Takes the next piece of the file, cut anywhere, and returns the entries completed by it. */
  push(text: string): readonly Entry[]
  end(): readonly Entry[]
  /** What was noticed so far about lines that belong to no record, and records without an end. */
  readonly remarks: readonly Remark[]
}

type Draft = {
  readonly line: number
  readonly type: string
  readonly sloppy: boolean
  readonly fields: { tag: string; value: string }[]
  readonly lines: string[]
  length: number
  blank: boolean
}

type State = {
  readonly remarks: Remark[]
  /** Tags of lines outside any record that have been noted. */
  readonly strays: Set<string>
  done: Entry[]
  draft: Draft | null
  straying: boolean
}

export function risReader(): RisReader {
  const state: State = { remarks: [], strays: new Set(), done: [], draft: null, straying: false }
  const lines = cutLines((line, number) => take(state, line, number))
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
      finish(state, false)
      return handOn()
    },
  }
}

function take(state: State, given: string, number: number): void {
  const line = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given
  const opening = typeOf(line, state.draft)
  if (opening) {
    finish(state, false)
    state.draft = startDraft(number, opening)
    keep(state.draft, line)
  } else if (state.draft) {
    takeInside(state, state.draft, line)
  } else {
    stray(state, line, number)
  }
}

function takeInside(state: State, draft: Draft, line: string): void {
  keep(draft, line)
  const value = tagEnd(line, draft.sloppy)
  if (value === -1) {
    continueField(draft, line)
  } else if (line.startsWith('ER')) {
    finish(state, true)
  } else {
    draft.blank = false
    if (draft.length <= LONGEST_ENTRY) draft.fields.push({ tag: line.slice(0, 2), value: line.slice(value).trim() })
  }
}

function finish(state: State, ended: boolean): void {
  const { draft } = state
  if (!draft) return
  if (!ended) {
    dropSerialNumber(draft)
    remark(
      state,
      draft.line,
      'The record that begins here has no ER line; it was taken to end before the next TY line.',
    )
  }
  state.done.push(toEntry(draft))
  state.draft = null
  state.straying = false
}

/**
 * Lines between records are noted once for each stretch of them; blank lines and serial numbers are not. What a program
 * writes between all its records, such as a line under a tag, is noted the first time only.
 */
function stray(state: State, line: string, number: number): void {
  const text = line.trim()
  if (text === '' || state.straying || isSerialNumber(text)) return
  state.straying = true
  const tag = /^[A-Z][A-Z\d] {0,3}-/.test(text) ? text.slice(0, 2) : null
  if (tag !== null && state.strays.has(tag)) return
  if (tag !== null) state.strays.add(tag)
  remark(state, number, `Text outside any record was left out: “${text.slice(0, 80)}”.`)
}

function remark(state: State, line: number, reason: string): void {
  if (state.remarks.length < MOST_REMARKS) state.remarks.push({ line, reason })
}

function startDraft(line: number, opening: { type: string; sloppy: boolean }): Draft {
  return { line, type: opening.type, sloppy: opening.sloppy, fields: [], lines: [], length: 0, blank: false }
}

function keep(draft: Draft, line: string): void {
  draft.length += line.length + 1
  if (draft.length <= LONGEST_ENTRY) draft.lines.push(line)
}

function toEntry(draft: Draft): Entry {
  const { line, type, fields } = draft
  if (draft.length > LONGEST_ENTRY) return tooLong(line, type)
  const refusal = fields.some(f => f.value !== '') ? null : 'The record that begins here holds nothing but its type.'
  return { line, type, fields, raw: draft.lines.join('\n'), refusal }
}

/**
 * Where the value begins when the line opens with a tag, otherwise -1. Two letters or a letter and a digit, two
 * spaces and a hyphen are the rule; a tab counts as spaces. Only in records whose own TY line is written with
 * other spacing may the rest be, since “T2 - weighted” may well begin a wrapped line of an abstract.
 */
function tagEnd(line: string, sloppy: boolean): number {
  if (!isUpper(line.charCodeAt(0))) return -1
  const second = line.charCodeAt(1)
  if (!isUpper(second) && !isDigit(second)) return -1
  let at = 2
  let tab = false
  while (at < 7 && (line[at] === ' ' || line[at] === '\t' || line[at] === '\u00a0')) {
    if (line[at] === '\t') tab = true
    at += 1
  }
  if (line[at] !== '-') return -1
  const spaced = at === 4 || tab
  const loose = sloppy && (line[at + 1] === undefined || line[at + 1] === ' ')
  return spaced || loose ? at + 1 : -1
}

/** The TY line opens a record wherever it stands; with unusual spacing only where it cannot be part of a text. */
function typeOf(line: string, draft: Draft | null): { type: string; sloppy: boolean } | null {
  const from = line.indexOf('TY')
  if (from === -1 || from > 8 || line.slice(0, from).trim() !== '') return null
  const text = from === 0 ? line : line.slice(from)
  const strict = tagEnd(text, false)
  if (strict !== -1) return { type: text.slice(strict).trim(), sloppy: false }
  const loose = tagEnd(text, true)
  if (loose === -1) return null
  const type = text.slice(loose).trim()
  return !draft || draft.sloppy || /^[A-Z]{2,10}$/.test(type) ? { type, sloppy: true } : null
}

function continueField(draft: Draft, line: string): void {
  const text = line.trim()
  const last = draft.fields.at(-1)
  if (!last || draft.length > LONGEST_ENTRY) return
  if (text === '') {
    draft.blank = last.value !== ''
    return
  }
  last.value += last.value === '' ? text : `${draft.blank ? '\n\n' : '\n'}${text}`
  draft.blank = false
}

/** Lists number their records (“2.”); without an ER line that number would end the record before it. */
function dropSerialNumber(draft: Draft): void {
  const last = draft.fields.at(-1)
  const cut = last?.value.lastIndexOf('\n') ?? -1
  if (last && cut > 0 && isSerialNumber(last.value.slice(cut + 1))) last.value = last.value.slice(0, cut).trimEnd()
}

function isSerialNumber(text: string): boolean {
  return /^\d{1,7}\.?$/.test(text)
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
