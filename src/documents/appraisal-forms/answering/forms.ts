// What an answered appraisal form sends: `q-5` and `c-5` for each question, beside what it was printed with.
import { z } from 'zod'
import { several, text, version, whole } from '../../../core/http/fields.ts'

export const AnsweringForm = z
  .object({
    /** Of the answers; 0 for first ones. */
    version: version(),
    /** The version of the form that was printed. */
    asked: version(),
    categories: several(whole(1, 999_999), 50),
  })
  .catchall(several(text(5_000), 3))
