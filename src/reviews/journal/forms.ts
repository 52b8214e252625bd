// What the journal takes, and how it can be filtered.
import { z } from 'zod'
import { choice, needed, optional, text, version, whole } from '../../core/http/fields.ts'
import { MEMO_KINDS } from './domain.ts'

export const MemoForm = z.object({
  kind: choice(MEMO_KINDS, 'Choose the kind of memo.'),
  title: needed('a title', 200),
  text: needed('the memo', 50_000),
  present: text(1000),
  followsId: optional(whole(1, 999_999_999)),
  about: text(60),
})
export const MemoChangeForm = z.object({
  kind: choice(MEMO_KINDS, 'Choose the kind of memo.'),
  title: needed('a title', 200),
  text: needed('the memo', 50_000),
  present: text(1000),
  version: version(),
})
export const JournalFilter = z.object({
  kind: optional(choice(MEMO_KINDS)),
  about: text(60),
  before: optional(whole(1, 999_999_999)),
})
export const NewMemoQuery = z.object({
  kind: optional(choice(MEMO_KINDS)),
  about: text(60),
  follows: optional(whole(1, 999_999_999)),
})
