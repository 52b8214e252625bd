// What the form for consent on paper takes.
import { z } from 'zod'
import { checkbox, day } from '../../core/http/fields.ts'

/** What somebody agreed to on paper, and the day they signed it. */
export const PaperConsentForm = z.object({ mayQuote: checkbox(), mayThank: checkbox(), givenOn: day() })
