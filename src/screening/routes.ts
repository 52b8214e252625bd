// The addresses of screening: criteria, decisions, retrieval, the record list and the flow of records.
import type { Route } from '../core/http/routes.ts'
import { routes as criteria } from './criteria/routes.ts'
import { routes as decisions } from './decisions/routes.ts'
import { routes as flow } from './flow/routes.ts'
import { routes as records } from './records/routes.ts'
import { routes as retrieval } from './retrieval/routes.ts'

export const routes: readonly Route[] = [...criteria, ...decisions, ...retrieval, ...records, ...flow]
