// What the form takes on which one person judges evidence for its configuration.
import { z } from 'zod'
import { choice, optional } from '../../core/http/fields.ts'
import { AppraisalForm } from '../../documents/appraisals/forms.ts'

/** Where one came from and goes back to; otherwise the page of the configuration. */
const from = optional(choice(['coding']))

export const EvidenceAppraisalQuery = z.object({ from })
/** Version 0 stands for one that has not been written yet. */
export const EvidenceAppraisalForm = AppraisalForm.omit({ statementIds: true }).extend({ from })
export const TakeBackForm = z.object({ from })
