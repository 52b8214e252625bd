// What is asked of regularities, and what saving one takes.
import { z } from 'zod'
import { LAYERS } from '../../configurations/domain.ts'
import { choice, needed, optional, text, version, whole } from '../../core/http/fields.ts'
import { KINDS } from './finding.ts'

const layer = () => choice(LAYERS, 'Choose accounts or synthesised configurations.').default('synthesised')
const kind = () => choice(KINDS, 'Choose the same mechanism or the same context.').default('mechanism')
const id = () => optional(whole(1, 999_999_999))

export const RegularityFilter = z.object({ layer: layer(), kind: kind() })
/** One of the two: an idea, or an element with what is worded like it. */
export const FoundFilter = RegularityFilter.extend({ idea: id(), element: id() })

const named = { name: needed('a name', 200), memo: text(10_000) }
export const SavingForm = FoundFilter.extend(named)
export const NamingForm = z.object({ ...named, version: version() })
