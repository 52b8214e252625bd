// How appraisals of evidence look to JSON clients and views.
import { z } from 'zod'
import { AppraisalAnswer } from '../../documents/answers.ts'

export const EvidenceAppraisalAnswer = AppraisalAnswer.omit({ statementIds: true })

/** What people said of the evidence on a page. `line` says it shortly: "relevance high, rigour not alike". */
export const AppraisedAnswer = z.array(
  z.object({ evidenceId: z.number(), line: z.string(), appraisals: z.array(EvidenceAppraisalAnswer) }),
)
