// What the form of a link takes: its kind, the other configuration as people say it, and the marks at its ends.
import { z } from 'zod'
import { choice, needed, text } from '../../core/http/fields.ts'
import { LINK_KINDS } from '../domain.ts'

const mark = () =>
  text(5)
    .transform(value => value.toUpperCase())
    .refine(value => value === '' || /^[CMRPOSA]\d{1,3}$/.test(value), 'Enter a mark such as O1, or leave it empty.')

export const LinkForm = z.object({
  kind: choice(LINK_KINDS, 'Choose what kind of link it is.'),
  /** "account 12", "CMOC 3" or the number alone, which means the same layer. */
  to: needed('the number of the other one, for example CMOC 3', 60),
  fromMark: mark(),
  toMark: mark(),
  note: text(5_000),
})
