// The addresses of screening: criteria, decisions, retrieval, the record list and the flow of records.
import type { Route } from '../core/http/routes.ts'
import { routes as agreement } from './agreement/routes.ts'
import { routes as batches } from './batches/routes.ts'
import { routes as carried } from './carried/routes.ts'
import { routes as checkItems } from './checks/items/routes.ts'
import { routes as checks } from './checks/routes.ts'
import { routes as conflicts } from './conflicts/routes.ts'
import { routes as criteria } from './criteria/routes.ts'
import { routes as decisions } from './decisions/routes.ts'
import { routes as flow } from './flow/routes.ts'
import { routes as own } from './own/routes.ts'
import { routes as progress } from './progress/routes.ts'
import { routes as records } from './records/routes.ts'
import { routes as retrieval } from './retrieval/routes.ts'
import { routes as rules } from './rules/routes.ts'
import { routes as terms } from './terms/routes.ts'

export const routes: readonly Route[] = [
  ...carried,
  ...agreement,
  ...batches,
  ...checks,
  ...checkItems,
  ...terms,
  ...criteria,
  ...progress,
  ...rules,
  ...own,
  ...conflicts,
  ...decisions,
  ...retrieval,
  ...records,
  ...flow,
]
