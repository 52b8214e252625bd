// What the form of the outline takes.
import { z } from 'zod'
import { choice, several, text, version, whole } from '../../core/http/fields.ts'
import { LANGUAGES, SECTION_KEYS, type SectionKey, STYLES, TAGS } from './sections.ts'

const section = choice(SECTION_KEYS as [SectionKey, ...SectionKey[]], 'This is no section of the report.')

/** `places` are the numbers typed beside `sections`, in the same order; without them the order of `sections` counts. */
export const OutlineForm = z.object({
  sections: several(section),
  places: several(whole(1, 999)),
  shown: several(section),
  style: choice(STYLES),
  tags: choice(TAGS),
  language: choice(LANGUAGES, 'The language is en or nl.'),
  /** `panel up` or `panel down`: one section, by one place. */
  move: z
    .string('Choose a section.')
    .regex(/^[a-z-]{1,30} (up|down)$/, 'Choose a section and a direction.')
    .optional(),
  /** All sections in their order, "abstract, rationale …", chosen after a stale save; goes before the other ways to say it. */
  order: text(1_000),
  version: version(),
})
