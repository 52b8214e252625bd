// The addresses of documents: the register, their texts, excerpts, appraisals and studies.
import type { Route } from '../core/http/routes.ts'
import { routes as forms } from './appraisal-forms/routes.ts'
import { routes as appraisals } from './appraisals/routes.ts'
import { routes as characteristics } from './characteristics/routes.ts'
import { routes as excerpts } from './excerpts/routes.ts'
import { routes as finding } from './finding/routes.ts'
import { routes as layout } from './layout/routes.ts'
import { routes as measures } from './measures/routes.ts'
import { routes as register } from './register/routes.ts'
import { routes as studies } from './studies/routes.ts'
import { routes as texts } from './texts/routes.ts'
import { routes as uploads } from './uploads/routes.ts'

export const routes: readonly Route[] = [
  ...register,
  ...texts,
  ...uploads,
  ...layout,
  ...finding,
  ...excerpts,
  ...appraisals,
  ...forms,
  ...studies,
  ...characteristics,
  ...measures,
]
