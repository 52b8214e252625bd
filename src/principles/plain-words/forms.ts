// What the form of plain words takes.
import { z } from 'zod'
import { text, version } from '../../core/http/fields.ts'

export const PlainWordsForm = z.object({ en: text(600), nl: text(600), version: version() })
