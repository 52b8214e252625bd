// What the form on how a screen is done takes.
import { z } from 'zod'
import { checkbox, choice, optional, version, whole } from '../../core/http/fields.ts'

export const RulesForm = z.object({
  screeners: whole(1, 2),
  maybe: choice(['usual', 'forward', 'waits'], 'Choose what a maybe means.').default('usual'),
  resolver: choice(['anyone', 'third person'], 'Choose who resolves.').default('anyone'),
  /** The lead lets everyone see all votes. */
  open: checkbox(),
  version: optional(version()),
})
