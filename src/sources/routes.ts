// The addresses of sources: searches, the imports under them, and records by hand.
import type { Route } from '../core/http/routes.ts'
import { routes as imports } from './imports/routes.ts'
import { routes as records } from './records/routes.ts'
import { routes as searches } from './searches/routes.ts'

export const routes: readonly Route[] = [...searches, ...imports, ...records]
