// Builds REFI-QDA packages by hand, right and wrong ones, as other programs write them.
import { strToU8, type Zippable, zipSync } from 'fflate'

export type Part = string | Uint8Array

/** A package of these parts; `project.qde` as other programs call it. */
export function packageOf(parts: Readonly<Record<string, Part>>): Buffer {
  const files: Zippable = {}
  for (const [name, content] of Object.entries(parts))
    files[name] = typeof content === 'string' ? strToU8(content) : content
  return Buffer.from(zipSync(files, { mtime: '2026-11-21T09:00:00' }))
}

export const id = (number: number) => `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`

/** A package with a link to a file of the server in it. */
export function packageWithLink(): Buffer {
  const link = [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] as const
  return Buffer.from(zipSync({ 'project.qde': strToU8(qde('')), 'Sources/a.txt': [link[0], link[1]] }))
}

/** A project around what stands in it. */
export function qde(inner: string, more = 'origin="NVivo 14"'): string {
  return `<?xml version="1.0" encoding="utf-8"?><Project name="Interviews" ${more} xmlns="urn:QDA-XML:project:1.0">${inner}</Project>`
}

export const codes = (...names: readonly string[]) =>
  `<CodeBook><Codes>${names.map((name, at) => `<Code guid="${id(at + 1)}" name="${name}" isCodable="true"/>`).join('')}</Codes></CodeBook>`

type Quoted = {
  readonly name?: string
  readonly from: number
  readonly to: number
  readonly code?: number
  readonly inner?: string
}

/** A source whose text lies in the package as `a.txt` (or under another name), with these quotations. */
export function textSource(quoted: readonly Quoted[], file = 'a.txt', name = 'Anna'): string {
  const selections = quoted.map(({ name = '', from, to, code, inner = '' }, at) => {
    const coding =
      code === undefined ? '' : `<Coding guid="${id(900 + at)}"><CodeRef targetGUID="${id(code)}"/></Coding>`
    return `<PlainTextSelection guid="${id(500 + at)}" name="${name}" startPosition="${from}" endPosition="${to}">${inner}${coding}</PlainTextSelection>`
  })
  return `<TextSource guid="${id(100)}" name="${name}" plainTextPath="internal://${file}">${selections.join('')}</TextSource>`
}
