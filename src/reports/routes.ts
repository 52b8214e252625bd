// The addresses of this feature.
import type { Route } from '../core/http/routes.ts'
import { helpRoutes } from './help/routes.ts'

export const routes: readonly Route[] = [...helpRoutes]
