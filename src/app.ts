// createApp: the middleware in its order, then every feature's routes. The table of contents.
import express, { type Express } from 'express'
import { visitors } from './accounts/guard.ts'
import { routes as accounts } from './accounts/routes.ts'
import { routes as configurations } from './configurations/routes.ts'
import { sameOrigin } from './core/http/csrf.ts'
import { headers } from './core/http/headers.ts'
import { serveAssets } from './core/http/page/assets.ts'
import { compileViews } from './core/http/page/templates.ts'
import { onError, onNothing } from './core/http/problem.ts'
import { mount, type Route } from './core/http/routes.ts'
import type { Services } from './core/http/services.ts'
import { sessions } from './core/http/session.ts'
import { routes as documents } from './documents/routes.ts'
import { routes as panel } from './panel/routes.ts'
import { routes as principles } from './principles/routes.ts'
import { apiRoutes } from './reports/api/routes.ts'
import { leadExamples } from './reports/example/joining/actions.ts'
import { routes as reports } from './reports/routes.ts'
import { routes as reviews } from './reviews/routes.ts'
import { routes as screening } from './screening/routes.ts'
import { routes as sources } from './sources/routes.ts'
import { routes as synthesis } from './synthesis/routes.ts'
import { routes as theories } from './theories/routes.ts'

/** Every route of the product, in the order of features. */
export const routes: readonly Route[] = [
  ...accounts,
  ...reviews,
  ...theories,
  ...sources,
  ...screening,
  ...documents,
  ...configurations,
  ...synthesis,
  ...principles,
  ...panel,
  ...reports,
  ...apiRoutes(() => routes),
]

/** `secret` signs the session cookie; it stays the same over restarts (data folder, file `secret`). */
export function createApp(services: Services, secret: string): Express {
  compileViews()
  const app = express()
  app.locals.services = { whenSetUp: leadExamples, ...services }
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')
  if (services.config.trustProxy) app.set('trust proxy', 1)
  app.get('/healthz', (_req, res) => {
    res.type('text').send('ok')
  })
  app.use(headers(services.config.secure))
  serveAssets(app)
  app.use(sessions(services.database, services.config, services.clock, secret))
  app.use(visitors(services))
  app.use(sameOrigin(services.config.baseUrl))
  mount(app, routes)
  app.use(onNothing)
  app.use(onError)
  return app
}
