// The addresses of this feature.
import type { Route } from '../core/http/routes.ts'
import { routes as bibliography } from './bibliography/routes.ts'
import { exportRoutes } from './exports/routes.ts'
import { routes as finding } from './finding/routes.ts'
import { routes as outline } from './outline/routes.ts'
import { overviewRoutes } from './overview/routes.ts'
import { projectRoutes } from './qda/intake/routes.ts'
import { routes as rameses } from './rameses/routes.ts'
import { routes as summary } from './report/summary/routes.ts'
import { routes as trail } from './trail/routes.ts'

export const routes: readonly Route[] = [
  ...overviewRoutes,
  ...finding,
  ...trail,
  ...exportRoutes,
  ...bibliography,
  ...rameses,
  ...outline,
  ...projectRoutes,
  ...summary,
]
