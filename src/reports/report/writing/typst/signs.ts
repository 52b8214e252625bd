// Which characters a font can show, read from its table `cmap`, and what stands for those it cannot.
import type { Words } from './nodes.ts'

export type Covers = (codePoint: number) => boolean

type Range = readonly [first: number, last: number]

/** The characters of a TrueType font (formats 4 and 12). */
export function coverageOf(font: Uint8Array): Covers {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const ranges = cmapsOf(view).flatMap(at => {
    const format = view.getUint16(at)
    return format === 4 ? segments(view, at) : format === 12 ? groups(view, at) : []
  })
  const covered = new Set<number>()
  for (const [first, last] of ranges) for (let one = first; one <= last; one++) covered.add(one)
  return codePoint => covered.has(codePoint)
}

function cmapsOf(view: DataView): number[] {
  const tables = view.getUint16(4)
  for (let at = 12; at < 12 + tables * 16; at += 16) {
    if (view.getUint32(at) !== 0x636d6170) continue
    const cmap = view.getUint32(at + 8)
    return Array.from({ length: view.getUint16(cmap + 2) }, (_, n) => cmap + view.getUint32(cmap + 8 + n * 8))
  }
  return []
}

function segments(view: DataView, at: number): Range[] {
  const count = view.getUint16(at + 6)
  const word = (block: number, n: number) => view.getUint16(at + 14 + block * count + (block > 0 ? 2 : 0) + n)
  const found: Range[] = []
  for (let n = 0; n < count; n += 2) {
    const [last, first, delta, offset] = [word(0, n), word(1, n), word(2, n), word(3, n)]
    for (let one = first; one <= last && one < 0xffff; one++) {
      const place = at + 16 + 3 * count + n + offset + (one - first) * 2
      const glyph = offset === 0 ? one + delta : view.getUint16(place) === 0 ? 0 : view.getUint16(place) + delta
      if ((glyph & 0xffff) !== 0) found.push([one, one])
    }
  }
  return found
}

function groups(view: DataView, at: number): Range[] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, n): Range => {
    const group = at + 16 + n * 12
    return [view.getUint32(group), view.getUint32(group + 4)]
  })
}

export const STANDS_FOR_OTHERS = '□'

/** Signs that show nothing by themselves: joiners, selectors, directions. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}/gu
const FORBIDDEN = /\p{Cc}|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu
const LOW = /[₀-₉ₐ-ₜ₊-₎]/
const HIGH = /[⁰-ⁿ\u00b2\u00b3\u00b9ᵃ-ᵿʰ-ʸ]/

const ALIKE: ReadonlyMap<string, string> = new Map([
  ['ʼ', '’'],
  ['⇒', '→'],
  ['⇐', '←'],
  ['⇔', '↔'],
])

/** Characters that share a drawing: for all of them a PDF would say the one that comes first in it, whichever that is. */
const SHARED: ReadonlyMap<string, string> = new Map([
  ['∙', '·'],
  ['∕', '⁄'],
  ['\uf001', 'fi'],
  ['\uf002', 'fl'],
])

const drawn = (shape: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${shape}</svg>`
const stroked = (path: string) => drawn(`<path d="${path}" fill="none" stroke="#23242b" stroke-width="1.3"/>`)
const THEREFORE = drawn(
  '<g fill="#23242b"><circle cx="5" cy="2.4" r="1.2"/><circle cx="2" cy="7.8" r="1.2"/><circle cx="8" cy="7.8" r="1.2"/></g>',
)
const TICK = stroked('M1.5 5.5L4 8.5L8.8 1.5')
const CROSS = stroked('M2 2L8 8.5M8 2L2 8.5')
/** The sign of a reasoning that goes beyond a text, and those that people tick tables with. */
const DRAWN: ReadonlyMap<string, string> = new Map([
  ['∴', THEREFORE],
  ['✓', TICK],
  ['✔', TICK],
  ['✗', CROSS],
  ['✘', CROSS],
])

/** `show` makes a text of what the font has; `lacking` are the characters for which □ stands. */
export function signs(covers: Covers): { show(text: string): Words; readonly lacking: ReadonlySet<string> } {
  const lacking = new Set<string>()
  const whole = (text: string) => [...text].every(one => covers(one.codePointAt(0)!) || /\s/.test(one))
  const instead = (sign: string): Words => {
    const picture = DRAWN.get(sign)
    if (picture !== undefined) return { k: 'drawn', svg: picture, w: sign }
    const alike = ALIKE.get(sign)
    if (alike !== undefined && whole(alike)) return alike
    const other = sign.normalize('NFKD').replaceAll(UNSEEN, '')
    if (other !== sign && other !== '' && whole(other))
      return LOW.test(sign) ? { k: 'sub', w: other } : HIGH.test(sign) ? { k: 'super', w: other } : other
    lacking.add(sign)
    return STANDS_FOR_OTHERS
  }
  const show = (text: string): Words => {
    const seen = text.normalize('NFC').replaceAll(FORBIDDEN, '').replaceAll(UNSEEN, '')
    const clean = seen.replaceAll(/[∙∕\uf001\uf002]/g, sign => SHARED.get(sign) ?? sign)
    if (whole(clean)) return clean
    const parts: Words[] = []
    for (const sign of clean) {
      const part = whole(sign) ? sign : instead(sign)
      const last = parts.at(-1)
      if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part
      else parts.push(part)
    }
    return parts
  }
  return { show, lacking }
}

/** "U+4E2D, U+6587": the first ones, and how many more. */
export function named(lacking: ReadonlySet<string>, most: number): string {
  const all = [...lacking].map(sign => `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).sort()
  return all.length > most ? `${all.slice(0, most).join(', ')}, … (${all.length})` : all.join(', ')
}
