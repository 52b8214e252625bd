// What the forms of levels, facets and terms take.
import { z } from 'zod'
import { checkbox, choice, needed, optional, text, version, whole } from '../../core/http/fields.ts'

const id = () => whole(1, 999_999_999)

export const LevelForm = z.object({ name: needed('a name', 60), definition: text(500), version: version() })
export const FacetForm = z.object({
  name: needed('a name', 60),
  describes: choice(['documents', 'excerpts', 'configurations'], 'Choose what the facet describes.'),
  isOrdered: checkbox(),
})
export const FacetChangeForm = z.object({
  name: needed('a name', 60),
  isOrdered: checkbox(),
  retired: checkbox(),
  version: version(),
})
export const TermForm = z.object({ name: needed('a name', 120), definition: text(500), parentId: optional(id()) })
export const TermChangeForm = TermForm.extend({
  position: optional(whole(1, 9999)),
  retired: checkbox(),
  version: version(),
})
