// The addresses of synthesis: lists and pages of configurations, the two lists side by side, moves and their story, and the ways of seeing it.
import type { Route } from '../core/http/routes.ts'
import { routes as arranging } from './arranging/routes.ts'
import { routes as printing } from './bringing/printing/routes.ts'
import { routes as bringing } from './bringing/routes.ts'
import { routes as applying } from './checking/applying/routes.ts'
import { routes as checkingOne } from './checking/items/routes.ts'
import { routes as checking } from './checking/routes.ts'
import { routes as contributions } from './contributions/routes.ts'
import { routes as lists } from './lists/routes.ts'
import { routes as resting } from './map/resting/routes.ts'
import { routes as map } from './map/routes.ts'
import { routes as matrix } from './matrix/routes.ts'
import { routes as moves } from './moves/routes.ts'
import { routes as pages } from './pages/routes.ts'
import { routes as regularities } from './regularities/routes.ts'
import { routes as saturation } from './saturation/routes.ts'
import { routes as theories } from './theories/routes.ts'
import { routes as undoing } from './undoing/routes.ts'
import { routes as workspace } from './workspace/routes.ts'

export const routes: readonly Route[] = [
  ...bringing,
  ...printing,
  ...lists,
  ...pages,
  ...workspace,
  ...contributions,
  ...arranging,
  ...moves,
  ...undoing,
  ...matrix,
  ...map,
  ...resting,
  ...theories,
  ...regularities,
  ...saturation,
  ...checking,
  ...checkingOne,
  ...applying,
]
