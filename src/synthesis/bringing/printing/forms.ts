// How a table of configurations is to be printed.
import { z } from 'zod'
import { choice } from '../../../core/http/fields.ts'
import { STYLES } from './sentence.ts'
import { LAYOUTS } from './table.ts'

export const PrintQuery = z.object({
  layout: choice(LAYOUTS, 'The layout is sentences, columns or both.').default('sentences'),
  style: choice(STYLES, 'Choose one of the styles of tags.').default('(C1)'),
})
