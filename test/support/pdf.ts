/** Writes small PDFs for tests: words at places, in standard fonts, with what makes a file good, odd or hostile. */
import { deflateSync } from 'node:zlib'

export type Font = 'roman' | 'bold' | 'any'

/** Words on a page: `x` and `y` in points from the top left corner of the sheet before it is rotated, `y` the base line. */
export type Print = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly font?: Font
  /** Added to every space, to justify a line. */
  readonly spacing?: number
  /** Quarter turns against the clock. */
  readonly turn?: number
}

export type Sheet = {
  readonly prints: readonly Print[]
  readonly width?: number
  readonly height?: number
  readonly rotate?: 0 | 90 | 180 | 270
  /** Whether a picture covers it. */
  readonly picture?: boolean
}

export type PdfMore = {
  readonly title?: string
  /** Page labels as the file gives them. */
  readonly labels?: readonly string[]
  readonly isEncrypted?: boolean
  /** Entries of the catalogue, for actions that must not run. */
  readonly catalogue?: string
  readonly damage?: 'xref' | 'end' | 'loop'
  /** A page whose content is this, packed. */
  readonly content?: Buffer
}

const WIDTH = 595
const HEIGHT = 842

/** Widths that the fonts of these files are given, in thousandths of their size. */
export function charWidth(letter: string, font: Font = 'roman'): number {
  if (font === 'any') return 1000
  const width = "fijltI.,:;!|'() -".includes(letter) ? 290 : 'mwMWOQG—'.includes(letter) ? 800 : 510
  return font === 'bold' ? width + 40 : width
}

export function widthOf(text: string, size = 10, font: Font = 'roman'): number {
  return ([...text].reduce((sum, letter) => sum + charWidth(letter, font), 0) * size) / 1000
}

/** Numbers 1 and 2 are the ligatures fi and fl, which the words get where they have them. */
const DIFFERENCES = '/Differences [1 /fi /fl]'

export function pdf(sheets: readonly Sheet[], more: PdfMore = {}): Buffer {
  const objects: Buffer[] = []
  const add = (body: string | Buffer) => objects.push(Buffer.from(body as string, 'latin1'))
  const first = 10
  const kids = sheets.map((_, i) => `${first + i * 2} 0 R`)
  add(`<< /Type /Catalog /Pages 2 0 R ${labelsOf(more.labels)} ${more.catalogue ?? ''} >>`)
  add(`<< /Type /Pages /Count ${kids.length} /Kids [${more.damage === 'loop' ? '2 0 R ' : ''}${kids.join(' ')}] >>`)
  add(fontOf('Times-Roman', 'roman'))
  add(fontOf('Times-Bold', 'bold'))
  add(
    '<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>',
  )
  add(
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>',
  )
  add(stream(Buffer.from(TO_UNICODE)))
  add(sheets.some(sheet => sheet.picture === true) ? PICTURE : 'null')
  add(`<< /Title ${textString(more.title ?? '')} >>`)
  for (const [i, sheet] of sheets.entries()) {
    const { width = WIDTH, height = HEIGHT, rotate = 0 } = sheet
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Contents ${first + i * 2 + 1} 0 R /Resources << /Font << /roman 3 0 R /bold 4 0 R /any 5 0 R >> ${sheet.picture === true ? '/XObject << /Scan 8 0 R >>' : ''} >> >>`,
    )
    add(more.content === undefined ? stream(contentOf(sheet, width, height)) : packed(more.content))
  }
  return fileOf(objects, more)
}

function fileOf(objects: readonly Buffer[], more: PdfMore): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  const offsets: number[] = []
  let at = parts[0]!.length
  for (const [i, object] of objects.entries()) {
    offsets.push(at)
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    parts.push(part)
    at += part.length
  }
  const shift = more.damage === 'xref' ? 7 : 0
  const rows = offsets.map(offset => `${String(offset + shift).padStart(10, '0')} 00000 n \n`).join('')
  const secret =
    '<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /U (bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) >>'
  const encrypt = more.isEncrypted === true ? `/Encrypt ${secret} /ID [(one) (two)]` : ''
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 9 0 R ${encrypt} >>\nstartxref\n${at}\n%%EOF\n`
  const whole = Buffer.concat([...parts, Buffer.from(xref)])
  return more.damage === 'end' ? whole.subarray(0, Math.floor(at * 0.6)) : whole
}

function fontOf(name: string, font: Font): string {
  const widths = Array.from({ length: 256 }, (_, code) =>
    code === 1 || code === 2 ? 540 : charWidth(String.fromCharCode(code), font),
  )
  return `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding << /BaseEncoding /WinAnsiEncoding ${DIFFERENCES} >> /FirstChar 0 /LastChar 255 /Widths [${widths.join(' ')}] >>`
}

const PICTURE = Buffer.from(
  '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\u0080\nendstream',
  'latin1',
)

const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end`

function contentOf(sheet: Sheet, width: number, height: number): Buffer {
  const picture = sheet.picture === true ? `q ${width} 0 0 ${height} 0 0 cm /Scan Do Q\n` : ''
  const prints = sheet.prints.map(({ text, x, y, size = 10, font = 'roman', spacing = 0, turn = 0 }) => {
    const [cos, sin] = [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ][turn & 3]!
    const words = font === 'any' ? wide(text) : escaped(text)
    return `BT /${font} ${size} Tf ${spacing.toFixed(3)} Tw ${cos} ${sin} ${-sin!} ${cos} ${x.toFixed(3)} ${(height - y).toFixed(3)} Tm ${words} Tj ET`
  })
  return Buffer.from(picture + prints.join('\n'), 'latin1')
}

/** Curly quotation marks and dashes as Windows numbers them; ligatures as this file does. */
const WINDOWS: Readonly<Record<string, string>> = {
  '’': '\\222',
  '‘': '\\221',
  '“': '\\223',
  '”': '\\224',
  '–': '\\226',
  '—': '\\227',
  '•': '\\225',
  ﬁ: '\\001',
  ﬂ: '\\002',
  '€': '\\200',
}

function escaped(text: string): string {
  return `(${text.replace(/[\\()]/g, '\\$&').replace(/[^\x20-\x7e]/g, letter => WINDOWS[letter] ?? letter)})`
}

function wide(text: string): string {
  return `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
}

function textString(text: string): string {
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
}

function labelsOf(labels: readonly string[] | undefined): string {
  if (labels === undefined) return ''
  return `/PageLabels << /Nums [${labels.map((label, i) => `${i} << /P (${label}) >>`).join(' ')}] >>`
}

function stream(content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`<< /Length ${content.length} >>\nstream\n`), content, Buffer.from('\nendstream')])
}

function packed(content: Buffer): Buffer {
  const small = deflateSync(content, { level: 9 })
  return Buffer.concat([
    Buffer.from(`<< /Length ${small.length} /Filter /FlateDecode >>\nstream\n`),
    small,
    Buffer.from('\nendstream'),
  ])
}
