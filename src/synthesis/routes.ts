// The addresses of synthesis: lists and pages of configurations, the two lists side by side, the story, the matrix.
import type { Route } from '../core/http/routes.ts'
import { routes as contributions } from './contributions/routes.ts'
import { routes as lists } from './lists/routes.ts'
import { routes as matrix } from './matrix/routes.ts'
import { routes as moves } from './moves/routes.ts'
import { routes as pages } from './pages/routes.ts'

export const routes: readonly Route[] = [...lists, ...pages, ...contributions, ...moves, ...matrix]
