// Reads a tagged PDF as assistive technology does: its structure tree with the words in each part, page after page.
import { getDocumentProxy } from 'unpdf'
import { wholeTree } from './structure.ts'

export type Part = {
  readonly role: string
  readonly alt: string | null
  /** Words and parts in reading order. */
  readonly inside: readonly (string | Part)[]
}

export type Tagged = {
  readonly pages: number
  readonly title: string
  readonly language: string
  readonly isMarked: boolean
  readonly bookmarks: readonly { readonly title: string; readonly depth: number }[]
  /** The document from first to last, each element whole wherever pages break. */
  readonly whole: Part
  /** The document's part on each page: what goes on over pages is there on each of them. */
  readonly parts: readonly Part[]
  /** What stands on each page beside the structure: running heads, page numbers. */
  readonly beside: readonly string[]
  readonly sizes: readonly (readonly [width: number, height: number])[]
}

export async function readTagged(bytes: Uint8Array): Promise<Tagged> {
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } }
  const pages = []
  const all = new Map<string, string>()
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n)
    const { words, beside } = wordsOf((await page.getTextContent({ includeMarkedContent: true })).items as Item[])
    for (const [at, text] of words) all.set(at, text)
    const { width, height } = page.getViewport({ scale: 1 })
    const root = (await page.getStructTree()) as unknown as Found | null
    pages.push({ part: partOf(root ?? { role: 'none', children: [] }, words), beside, size: [width, height] as const })
  }
  const tagged: Tagged = {
    pages: document.numPages,
    title: info.Title ?? '',
    language: info.Language ?? '',
    isMarked: (await document.getMarkInfo())?.Marked === true,
    bookmarks: bookmarksOf((await document.getOutline()) ?? [], 1),
    whole: wholeTree(bytes, (page, mark) => all.get(`p${page}R_mc${mark}`) ?? ''),
    parts: pages.map(page => page.part),
    beside: pages.map(page => page.beside),
    sizes: pages.map(page => page.size),
  }
  await document.loadingTask.destroy()
  return tagged
}

type Item = {
  readonly str?: string
  readonly hasEOL?: boolean
  readonly type?: string
  readonly tag?: string
  readonly id?: string
}
type Found = {
  readonly role?: string
  readonly alt?: string
  readonly id?: string
  readonly type?: string
  readonly children?: readonly Found[]
}

/** By the number of the marked content they stand in. */
function wordsOf(items: readonly Item[]) {
  const words = new Map<string, string>()
  const open: (string | null)[] = []
  let beside = ''
  for (const item of items) {
    if (item.type === 'endMarkedContent') open.pop()
    else if (item.type !== undefined) open.push(item.id ?? (item.tag === 'Artifact' ? null : (open.at(-1) ?? null)))
    else {
      const at = open.at(-1) ?? null
      const text = `${item.str ?? ''}${item.hasEOL ? '\n' : ''}`
      if (at === null) beside += text
      else words.set(at, (words.get(at) ?? '') + text)
    }
  }
  return { words, beside }
}

function partOf({ role = '', alt, children = [] }: Found, words: ReadonlyMap<string, string>): Part {
  const inside = children.map(child =>
    child.type === 'content' ? (words.get(child.id ?? '') ?? '') : child.role === undefined ? '' : partOf(child, words),
  )
  return { role, alt: alt ?? null, inside }
}

type Outline = { readonly title: string; readonly items: readonly Outline[] }

function bookmarksOf(items: readonly Outline[], depth: number): { title: string; depth: number }[] {
  return items.flatMap(one => [{ title: one.title, depth }, ...bookmarksOf(one.items, depth + 1)])
}

/** All parts of a role, however deep. */
export function partsOf(part: Part, role: string): Part[] {
  const here = part.role === role ? [part] : []
  return [...here, ...part.inside.flatMap(one => (typeof one === 'string' ? [] : partsOf(one, role)))]
}

/** Words of a part in reading order, without those of the roles named. */
export function textOf(part: Part, without: readonly string[] = []): string {
  if (without.includes(part.role)) return ''
  return part.inside.map(one => (typeof one === 'string' ? one : textOf(one, without))).join('')
}
