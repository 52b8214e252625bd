// The structure tree of a PDF as it lies in the file: each element once, also one that goes on over pages or columns, which readers of single pages see in pieces.
import type { Part } from './tagged.ts'

/** By the page's object and the number of the marked content. */
export type WordsAt = (page: string, mark: string) => string

const REFERENCE = String.raw`(\d+) 0 R`

/** For files whose elements lie open, as Typst writes them. */
export function wholeTree(bytes: Uint8Array, wordsAt: WordsAt): Part {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'))
  const root = [...objects.values()].find(one => one.includes('/Type /StructTreeRoot')) ?? ''
  const roles = new Map(
    [...(/\/RoleMap <<([^>]*)>>/.exec(root)?.[1] ?? '').matchAll(/\/(\w+) \/(\w+)/g)].map(([, of = '', as = '']) => [
      of,
      as,
    ]),
  )
  const partOf = (element: string): Part => {
    const own = /\/S \/(\w+)/.exec(element)?.[1] ?? ''
    const page = new RegExp(`/Pg ${REFERENCE}\\s*>>$`).exec(element)?.[1] ?? ''
    const inside = kidsOf(element).flatMap((kid): (string | Part)[] => {
      if (kid.mark !== undefined) return [wordsAt(kid.page ?? page, kid.mark)]
      const child = objects.get(kid.element ?? '')
      return child === undefined ? [] : [partOf(child)]
    })
    return { role: roles.get(own) ?? own, alt: altOf(element), inside }
  }
  return { role: 'Root', alt: null, inside: kidsOf(root).map(kid => partOf(objects.get(kid.element ?? '') ?? '')) }
}

function altOf(element: string): string | null {
  const [, plain, wide] = /\/Alt (?:\(((?:\\.|[^\\()])*)\)|<FEFF([0-9A-F]*)>)/.exec(element) ?? []
  return wide === undefined ? (plain ?? null) : Buffer.from(wide, 'hex').swap16().toString('utf16le')
}

/** By number, without what streams hold. */
function objectsOf(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\n(?:endobj|stream)/g)
  return new Map([...found].map(([, number = '', content = '']) => [number, content]))
}

type Kid = { readonly mark?: string; readonly page?: string; readonly element?: string }

/** Marked content of the element's own page or of another, elements, and links, which hold no words. */
function kidsOf(element: string): Kid[] {
  const from = /\/K \[/.exec(element)
  if (from === null) return []
  const kids: Kid[] = []
  for (const [one, dictionary, child, mark] of element
    .slice(from.index + from[0].length)
    .matchAll(/<<([^>]*)>>|(\d+) 0 R|(\d+)|\]/g)) {
    if (one === ']') break
    if (mark !== undefined) kids.push({ mark })
    else if (child !== undefined) kids.push({ element: child })
    else if (dictionary?.includes('/MCID')) {
      const elsewhere = /\/Pg (\d+) 0 R/.exec(dictionary)?.[1]
      kids.push({ mark: /\/MCID (\d+)/.exec(dictionary)?.[1] ?? '', ...(elsewhere && { page: elsewhere }) })
    }
  }
  return kids
}
