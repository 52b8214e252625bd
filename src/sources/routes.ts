// The addresses of sources: searches, numbers from elsewhere, the imports under searches, records by hand, and duplicates.
import type { Route } from '../core/http/routes.ts'
import { routes as counts } from './counts/routes.ts'
import { routes as duplicates } from './duplicates/routes.ts'
import { routes as imports } from './imports/routes.ts'
import { routes as records } from './records/routes.ts'
import { routes as searches } from './searches/routes.ts'

export const routes: readonly Route[] = [...searches, ...counts, ...imports, ...records, ...duplicates]
