// Random links and tokens, and the hashes under which they are stored.
import crypto from 'node:crypto'

/** 256 random bits, safe in a URL. */
export function newSecret(): string {
  return crypto.randomBytes(32).toString('base64url')
}

/** What the database holds in a secret's place. */
export function hashSecret(secret: string): string {
  return crypto.createHash('sha256').update(secret).digest('hex')
}
