// Loads the example review through the same actions as a team's own work.
import type { Ctx } from '../../core/db/transaction.ts'
import type { Files } from '../../core/files.ts'
import type { Jobs } from '../../core/jobs/jobs.ts'

export type Loading = { readonly files: Files; readonly jobs: Jobs; readonly config: { readonly dataDir: string } }

/** The lead is whoever sets the server up. */
export async function loadExample(_ctx: Ctx, _services: Loading): Promise<void> {}
