// What the forms of the RAMESES items take.
import { z } from 'zod'
import { choice, optional, text, version, whole } from '../../core/http/fields.ts'
import { LANGUAGES } from '../outline/sections.ts'
import { LONGEST, STATUSES } from './items.ts'

/** Version 0 while nobody has written; `take`: the number of a memo whose words go behind what is typed. */
export const ItemForm = z.object({
  status: choice(STATUSES).default('open'),
  words: text(LONGEST),
  page: text(300),
  reason: text(5_000),
  take: optional(whole(1, 999_999_999)),
  version: version(),
})

/** What is typed so far, to see how it will read; nothing is saved. */
export const PreviewForm = z.object({
  status: choice(STATUSES).default('open'),
  words: text(LONGEST),
  page: text(300),
  reason: text(5_000),
  version: version(),
})

export const ReturnForm = z.object({ latest: version() })

export const ChecklistQuery = z.object({
  language: choice(LANGUAGES, 'The language is en or nl.').default('en'),
})

export const HistoryQuery = z.object({ before: optional(whole(1, 999_999_999)) })
