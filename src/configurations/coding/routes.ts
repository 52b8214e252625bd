// The coding page: a text and the accounts taken from it side by side.
import type { Route } from '../../core/http/routes.ts'
export const routes: readonly Route[] = []
