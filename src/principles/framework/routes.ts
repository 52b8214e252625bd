// The framework around the principles: archetypes, resources, stages, tensions, and what works for whom and where.
import type { Route } from '../../core/http/routes.ts'
import { routes as archetypes } from './archetypes/routes.ts'
import { routes as elements } from './elements/routes.ts'
import { routes as holding } from './holding/routes.ts'
import { routes as resources } from './resources/routes.ts'
import { routes as stages } from './stages/routes.ts'
import { routes as tensions } from './tensions/routes.ts'

export const routes: readonly Route[] = [...archetypes, ...resources, ...elements, ...stages, ...tensions, ...holding]
