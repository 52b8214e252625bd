// What the forms of principles take.
import { z } from 'zod'
import { checkbox, choice, decidedOn, optional, several, text, version, whole } from '../core/http/fields.ts'
import { FLAG_KEYS, PRINCIPLE_STATUSES } from './domain.ts'

const id = () => whole(1, 999_999_999)

/** Choosing configurations; names such as "CMOC 12" and "account 230". `all` takes everything that fits the filter. */
export const FilterForm = z.object({
  layer: choice(['synthesised', 'account'], 'Choose a layer.').default('synthesised'),
  level: optional(id()),
  term: optional(id()),
  statement: optional(id()),
  status: optional(choice(['draft', 'checked', 'agreed', 'retired'], 'Choose a status.')),
})
export const ChoiceForm = FilterForm.extend({
  chosen: several(z.string().max(40), 2000),
  all: checkbox(),
  empty: checkbox(),
})
/** The same for a principle that is there. */
export const RestingForm = ChoiceForm.extend({ version: decidedOn() })

export const WordingForm = z.object({
  heading: text(300),
  explanation: text(20_000),
  whereItHolds: text(2000),
  whereItDoesNot: text(2000),
  status: optional(choice(PRINCIPLE_STATUSES, 'Choose a status.')),
  levelsAreSet: checkbox(),
  levelIds: several(id()),
  reason: text(500),
  version: version(),
})
export const ComparisonForm = z.object({ with: optional(id()) })
export const EmptyForm = z.object({})
export const ActForm = z.object({ version: decidedOn() })

/** Leaves the principles that rest on one configuration, or that lack one thing. */
export const ListForm = z.object({
  configuration: optional(id()),
  account: optional(id()),
  lacks: optional(choice(FLAG_KEYS, 'Choose what they lack from the list.')),
})
