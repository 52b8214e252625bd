// In which order the documents stand.
import { z } from 'zod'
import { choice } from '../../core/http/fields.ts'

export const ORDERS = ['coding', 'year'] as const
export const SaturationFilter = z.object({
  by: choice(ORDERS, 'Choose the order of coding or of years.').default('coding'),
})
