/** Knows the stretches of characters that a PDF places on a page, turned so that every line runs the same way. */

import type { PDFPageProxy } from 'unpdf/pdfjs'
import { cleanText } from '../../clean-text.ts'

/** Points from the top left corner of the page as shown: x, y, width, height. */
export type Box = readonly [x: number, y: number, width: number, height: number]

/** `u` to `end` along the line in the direction of reading, `base` its base line counted downwards, all in points. */
export type Piece = {
  readonly text: string
  /** Whether the file has white space before it. */
  readonly spaced: boolean
  readonly u: number
  readonly end: number
  readonly base: number
  readonly size: number
  readonly bold: boolean
  readonly isRtl: boolean
  readonly box: Box
}

/** Pieces of one direction; on a page of a right-to-left script `u` counts from the right. */
export type Frame = { readonly pieces: readonly Piece[]; readonly isRtl: boolean }

export type SheetPage = {
  readonly number: number
  readonly width: number
  readonly height: number
  /** The direction most of the page is set in comes first; others are stamps and labels at the side. */
  readonly frames: readonly Frame[]
  readonly hasText: boolean
}

type Item = {
  readonly str: string
  readonly dir: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly fontName: string
}
type Style = { readonly ascent: number; readonly descent: number; readonly vertical: boolean }
type Turned = Piece & { readonly turn: number }

export async function readSheet(page: PDFPageProxy, isBold: (font: string) => boolean, content: Content) {
  const view = page.getViewport({ scale: 1 })
  const { width, height } = view
  const matrix = view.transform as readonly number[]
  const pieces: Turned[] = []
  let spaced = false
  const seen = new Map<string, Turned>()
  for (const item of content.items) {
    if (item.str.trim() === '') {
      spaced ||= item.str !== ''
      continue
    }
    const piece = pieceOf(item, content.styles[item.fontName], matrix, isBold(item.fontName), spaced)
    spaced = /\s$/.test(item.str)
    if (piece === null || isOutside(piece.box, width, height) || isPrintedTwice(piece, seen)) continue
    pieces.push(piece)
  }
  const sheet: SheetPage = {
    number: page.pageNumber,
    width,
    height,
    frames: framesOf(pieces),
    hasText: pieces.length > 0,
  }
  return sheet
}

export type Content = { readonly items: readonly Item[]; readonly styles: Readonly<Record<string, Style>> }

/** Symbol fonts put their bullets into the private area. */
const BULLETS = /[\uf0b7\uf0a7\uf0d8\uf06e\uf0fc\uf076]/g

function pieceOf(item: Item, style: Style | undefined, view: readonly number[], bold: boolean, before: boolean) {
  const text = accented(cleanText(item.str))
    .replace(/\u00ad(?!\s*$)/g, '')
    .replace(BULLETS, '•')
    .replace(/\s+/g, ' ')
  const core = text.trim()
  if (core === '') return null
  const [a, b, c, d, x, y] = multiplied(view, item.transform)
  const size = Math.hypot(c, d) || Math.hypot(a, b)
  if (!(size > 0.5) || !Number.isFinite(x + y)) return null
  const isDown = style?.vertical === true
  const turn = isDown ? 1 : Math.round(Math.atan2(b, a) / (Math.PI / 2)) & 3
  const length = Math.max(0, isDown ? item.height : item.width) * (core.length / text.length)
  const lead = ((text.length - text.trimStart().length) / text.length) * item.width
  const [du, dv] = DIRECTIONS[turn]!
  const start = x * du + y * dv + lead
  const base = -x * dv + y * du
  const ascent = within(style?.ascent, 0.55, 1.05, 0.8)
  const descent = within(style?.descent === undefined ? undefined : -style.descent, 0.1, 0.4, 0.2)
  return {
    text: core,
    spaced: before || /^\s/.test(text),
    u: start,
    end: start + length,
    base,
    size,
    bold,
    isRtl: item.dir === 'rtl',
    box: boxOf(turn, start, length, base - ascent * size, (ascent + descent) * size),
    turn,
  }
}

/** Cosine and sine of quarter turns: along the line as it is shown, y downwards. */
const DIRECTIONS: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
]

function boxOf(turn: number, u: number, length: number, v: number, height: number): Box {
  const [du, dv] = DIRECTIONS[turn]!
  const corners = [
    [u, v],
    [u + length, v + height],
  ].map(([along, down]) => [along! * du - down! * dv, along! * dv + down! * du] as const)
  const xs = corners.map(corner => corner[0])
  const ys = corners.map(corner => corner[1])
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return [x, y, Math.max(...xs) - x, Math.max(...ys) - y]
}

/** Old fonts print an accent and its letter one after the other. */
function accented(text: string): string {
  return text.replace(
    /([\u00a8\u00b4\u02c6\u02dc\u02da\u02c7\u02dd\u00b8]) ?(\p{L})/gu,
    (pair, accent: string, letter: string) => {
      const one = `${letter}${ACCENTS[accent]}`.normalize('NFC')
      return one.length === 1 ? one : pair
    },
  )
}

const ACCENTS: Readonly<Record<string, string>> = {
  '\u00a8': '\u0308',
  '\u00b4': '\u0301',
  '\u02c6': '\u0302',
  '\u02dc': '\u0303',
  '\u02da': '\u030a',
  '\u02c7': '\u030c',
  '\u02dd': '\u030b',
  '\u00b8': '\u0327',
}

function multiplied(m: readonly number[], n: readonly number[]) {
  return [
    m[0]! * n[0]! + m[2]! * n[1]!,
    m[1]! * n[0]! + m[3]! * n[1]!,
    m[0]! * n[2]! + m[2]! * n[3]!,
    m[1]! * n[2]! + m[3]! * n[3]!,
    m[0]! * n[4]! + m[2]! * n[5]! + m[4]!,
    m[1]! * n[4]! + m[3]! * n[5]! + m[5]!,
  ] as const
}

function within(value: number | undefined, least: number, most: number, otherwise: number): number {
  return value === undefined || !(value >= least && value <= most) ? otherwise : value
}

/** What lies beyond the edge of the page is printers' marks, or hidden. */
function isOutside([x, y, width, height]: Box, pageWidth: number, pageHeight: number): boolean {
  const [middle, centre] = [x + width / 2, y + height / 2]
  return middle < 0 || centre < 0 || middle > pageWidth || centre > pageHeight
}

/** Some programs print letters twice, a hair apart, to make them bold. */
function isPrintedTwice(piece: Turned, seen: Map<string, Turned>): boolean {
  const before = seen.get(piece.text)
  seen.set(piece.text, piece)
  if (before === undefined || before.turn !== piece.turn) return false
  const near = piece.size * 0.12
  return Math.abs(before.u - piece.u) < near && Math.abs(before.base - piece.base) < near
}

function framesOf(pieces: readonly Turned[]): readonly Frame[] {
  const groups = Object.values(Object.groupBy(pieces, piece => piece.turn)).map(group => group ?? [])
  return groups.sort((a, b) => lettersOf(b) - lettersOf(a)).map(frameOf)
}

function frameOf(pieces: readonly Piece[]): Frame {
  const isRtl = lettersOf(pieces.filter(piece => piece.isRtl)) > lettersOf(pieces) / 2
  return { isRtl, pieces: isRtl ? pieces.map(piece => ({ ...piece, u: -piece.end, end: -piece.u })) : pieces }
}

function lettersOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.text.length, 0)
}
