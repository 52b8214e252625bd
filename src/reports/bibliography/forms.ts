// What the references of included studies are asked for by: the fields of their table.
import { TableForm } from '../../documents/characteristics/forms.ts'

export const IncludedForm = TableForm
