// A PDF that Typst wrote, as the objects it is made of: their words, which name other objects by number, and streams of bytes, which are left as they are.

/** `words` hold each byte as one character. */
export type PdfObject = { readonly words: string; readonly stream: Uint8Array | null }

export type Pdf = {
  /** Read anew each time; undefined where there is none. */
  object(at: number): PdfObject | undefined
  /** The numbers of the catalog, of the document's information, and of its pages in order. */
  readonly root: number
  readonly info: number
  readonly pages: readonly number[]
}

const ENTRY = 20
const LENGTH = /\/Length (\d+)/
const BEFORE_STREAM = '\nstream\n'.length

/** Of files with a plain list of their objects at the end, as Typst's are; throws where it is none. */
export function objectsOf(bytes: Uint8Array): Pdf {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const from = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString('latin1', file.length - 60))?.[1])
  const table = file.toString('latin1', from)
  const [head = '', count = '0'] = /^xref\s+0 (\d+)\s+/.exec(table) ?? []
  const offsets = Uint32Array.from({ length: Number(count) }, (_, n) =>
    Number(table.slice(head.length + n * ENTRY, head.length + n * ENTRY + 10)),
  )
  const inOrder = Uint32Array.from([...offsets.subarray(1), from]).sort()
  const object = (at: number) => {
    const offset = offsets[at]
    return at < 1 || offset === undefined ? undefined : objectIn(file.subarray(offset, nextIn(inOrder, offset)))
  }
  const trailer = table.slice(head.length + offsets.length * ENTRY)
  const [root, info] = ['Root', 'Info'].map(name => refIn(trailer, name))
  if (root === undefined || info === undefined) throw new Error('This PDF has no list of its objects.')
  const pages = refIn(wordsAt({ object }, root), 'Pages')
  return { object, root, info, pages: refsOf(/\/Kids (\[[^\]]*\])/.exec(wordsAt({ object }, pages ?? 0))?.[1] ?? '') }
}

/** The first number beyond one, of numbers in order. */
function nextIn(numbers: Uint32Array, one: number): number {
  let [from, to] = [0, numbers.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((numbers[middle] ?? 0) <= one) from = middle + 1
    else to = middle
  }
  return numbers[from] ?? one
}

function objectIn(slice: Buffer): PdfObject {
  const begin = slice.indexOf('obj\n') + 'obj\n'.length
  const end = slice.lastIndexOf('endobj')
  const streamEnd = slice.lastIndexOf('endstream', end)
  if (streamEnd < 0 || slice.toString('latin1', streamEnd + 'endstream'.length, end).trim() !== '')
    return { words: slice.toString('latin1', begin, end).trim(), stream: null }
  const length = Number(LENGTH.exec(slice.toString('latin1', begin, streamEnd))?.[1])
  const last = slice[streamEnd - 1] === 0x0a ? streamEnd - 1 : streamEnd
  const stream = slice.subarray(last - length, last)
  return { words: slice.toString('latin1', begin, last - length - BEFORE_STREAM).trim(), stream }
}

/** Width and height of a page in points. */
export function sizeOf(pdf: Pdf, page: number): readonly [width: number, height: number] {
  const [, , width = 0, height = 0] = boxOf(wordsAt(pdf, page))
  return [width, height]
}

export const boxOf = (words: string) => (/\/MediaBox \[([^\]]*)\]/.exec(words)?.[1] ?? '').split(' ').map(Number)

/** The words of an object; empty where there is none. */
export const wordsAt = ({ object }: Pick<Pdf, 'object'>, at: number) => object(at)?.words ?? ''

/** The number of the object that stands under a name. */
export function refIn(words: string, name: string): number | undefined {
  const found = new RegExp(`/${name} (\\d+) 0 R`).exec(words)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** Numbers of all objects named, in order. */
export function refsOf(words: string): number[] {
  const found: number[] = []
  renumbered(words, at => {
    found.push(at)
    return at
  })
  return found
}

/** The same words with other numbers for the objects they name; what stands in strings stays. */
export function renumbered(words: string, to: (at: number) => number): string {
  const next = /\(|(\d+) 0 R/g
  let out = ''
  let from = 0
  for (let found = next.exec(words); found !== null; found = next.exec(words)) {
    if (found[1] === undefined) {
      next.lastIndex = endOfString(words, found.index)
      continue
    }
    out += `${words.slice(from, found.index)}${to(Number(found[1]))} 0 R`
    from = next.lastIndex
  }
  return out + words.slice(from)
}

/** Behind the parenthesis that closes the one at `from`: those in between are in pairs or have a backslash before them. */
export function endOfString(words: string, from: number): number {
  let depth = 0
  for (let at = from; at < words.length; at++) {
    const sign = words[at]
    if (sign === '\\') at++
    else if (sign === '(') depth++
    else if (sign === ')' && --depth === 0) return at + 1
  }
  return words.length
}

/** What stands between `<<` and `>>` under a name, what is nested in it included; empty where there is none. */
export function within(words: string, name: string): string {
  const open = words.indexOf(`/${name} <<`)
  if (open < 0) return ''
  const from = open + name.length + 4
  let depth = 1
  for (let at = from; at < words.length; at++) {
    if (words[at] === '(') at = endOfString(words, at) - 1
    else if (words.startsWith('<<', at)) [depth, at] = [depth + 1, at + 1]
    else if (words.startsWith('>>', at)) {
      if (--depth === 0) return words.slice(from, at)
      at++
    }
  }
  return ''
}
