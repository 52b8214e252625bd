// What is asked before a project of another program comes in.
import { z } from 'zod'
import { checkbox, choice, optional, whole } from '../../../core/http/fields.ts'
import { DOCUMENT_KINDS } from '../../../documents/domain.ts'
import { INTO } from './domain.ts'

export const ProjectForm = z.object({
  into: choice(INTO, 'Choose what its codes become.').default('theme'),
  kind: choice(DOCUMENT_KINDS, 'Choose what its documents are.').default('article'),
  /** The same file came in before, and is to come in twice. */
  again: checkbox(),
  version: optional(whole(1, 999_999_999)),
})
