// What the form on how a screen is done takes.
import { z } from 'zod'
import { checkbox, choice, optional, version } from '../../core/http/fields.ts'

export const RulesForm = z.object({
  screeners: choice(['1', '2'], 'Choose one or two people.').transform(Number),
  maybe: choice(['usual', 'forward', 'waits'], 'Choose what a maybe means.').default('usual'),
  resolver: choice(['anyone', 'third person'], 'Choose who resolves.').default('anyone'),
  /** The lead lets everyone see all votes. */
  open: checkbox(),
  version: optional(version()),
})
