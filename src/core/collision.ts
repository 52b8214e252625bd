// Which errors of either engine mean that two people saved at the same moment, and that one of them has to look again.

const CODES: readonly unknown[] = [
  ...['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_FOREIGNKEY'],
  // PostgreSQL: unique and foreign-key violation, serialization failure, deadlock.
  ...['23505', '23503', '40001', '40P01'],
]

/**
 * Actions look before they write, so a row that is there already, or is gone, came or went in between. The transaction was
 * rolled back.
 */
export function isCollision(error: unknown): boolean {
  return error instanceof Error && CODES.includes((error as { code?: unknown }).code)
}
