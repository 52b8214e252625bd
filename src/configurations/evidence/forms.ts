// What the forms of evidence take: a document with a locator, with or without the words of it.
import { z } from 'zod'
import { checkbox, choice, optional, text, version, whole } from '../../core/http/fields.ts'
import { STANCES } from '../domain.ts'

const id = () => whole(1, 999_999_999)
const said = {
  elementId: optional(id()),
  locator: text(200),
  stance: choice(STANCES, 'Choose whether it supports, refines, contradicts or gives background.'),
  isConverse: checkbox(),
  note: text(10_000),
}

/** A quotation is typed from a numbered paragraph, or an excerpt that exists is named by its number. */
export const EvidenceForm = z.object({
  ...said,
  documentId: optional(id()),
  excerptId: optional(id()),
  paragraph: optional(whole(1, 999_999)),
  quote: text(20_000),
})
export const EvidenceChangeForm = z.object({ ...said, version: version() })
/** `version` is needed to quote anew what has its words already. */
export const QuotationForm = z.object({
  version: optional(version()),
  excerptId: optional(id()),
  paragraph: optional(whole(1, 999_999)),
  quote: text(20_000),
})
export const UnquotedQuery = z.object({ after: optional(id()) })
