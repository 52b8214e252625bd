// Entity tags of JSON answers (RFC 9110): what a program holds is told from what stands now, and from the version it may save against.
import { createHash } from 'node:crypto'
import type { Request } from 'express'
import { z } from 'zod'
import { Refusal } from '../../errors.ts'

/**
 * `"7-Qm3…"`: the version of what the answer is about, and a digest of all of it. Without a version in the answer, only the
 * digest: such a tag tells whether anything changed, and cannot be saved against.
 */
export function tagOf(data: unknown, body: string, path: string): string {
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  const version = versionIn(data, path)
  return version === null ? `"${digest}"` : `"${version}-${digest}"`
}

/**
 * The version at the top of an answer, else that of the thing its address ends with (`record` at `/records/:record`), else of
 * the one thing in it that has one. Null where several have: saving against the wrong one of two would overwrite unseen.
 */
export function versionIn(data: unknown, path: string): number | null {
  if (!isThing(data)) return null
  const versionOf = (value: unknown) => (isThing(value) && typeof value.version === 'number' ? [value.version] : [])
  const subject = /:(\w+)$/.exec(path)?.[1]
  const named = subject === undefined ? [] : versionOf(data[subject])
  const found = [versionOf(data), named, Object.values(data).flatMap(versionOf)].find(versions => versions.length > 0)
  return found?.length === 1 ? (found[0] ?? null) : null
}

function isThing(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A form with a version saves over, or does away with, something that others may have changed. */
export function takesVersion(form: z.core.$ZodType | null | undefined): boolean {
  if (form instanceof z.ZodPipe) return takesVersion(form.def.in)
  return form instanceof z.ZodObject && 'version' in form.shape
}

/**
 * The version that `If-Match` names, as the field `version` of a form would; null where the header is missing. A tag that
 * holds no version is refused, since nothing could be compared, and so is any where nothing is: unheeded, it would let
 * a program think it was.
 */
export function versionWanted(req: Request, form: z.ZodType | undefined): number | null {
  const header = req.get('if-match')
  if (header === undefined) return null
  if (!takesVersion(form))
    throw new Refusal(412, 'No version is compared at this address, and nothing was saved. Send it without If-Match.')
  const version = /^"(\d{1,9})(?:-[\w-]{1,40})?"$/.exec(header.trim())?.[1]
  if (version === undefined)
    throw new Refusal(412, 'If-Match holds no tag with a version. Send the ETag of the page that is to be changed.')
  return Number(version)
}
