// What the references of a page are asked for by: the fields of that page but its place.
import { TableForm } from '../../documents/characteristics/forms.ts'
import { OwnQuery } from '../../screening/own/forms.ts'
import { SoughtQuery } from '../../screening/retrieval/forms.ts'

export const IncludedForm = TableForm
export const SoughtForm = SoughtQuery.omit({ after: true })
export const OwnForm = OwnQuery.omit({ after: true })
