// What the form of evidence on a principle itself takes.
import { z } from 'zod'
import { checkbox, choice, optional, text, whole } from '../../core/http/fields.ts'

export const PrincipleEvidenceForm = z.object({
  document: whole(1, 999_999_999),
  excerpt: optional(whole(1, 999_999_999)),
  locator: text(120),
  stance: choice(['supports', 'refines', 'contradicts', 'background'], 'Choose a stance.'),
  isConverse: checkbox(),
  note: text(2000),
})
