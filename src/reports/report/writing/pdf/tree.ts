// The structure of one stretch, as assistive technology reads it: its root, its document, and what belongs to which page or link.
import { type Pdf, refIn, refsOf, wordsAt } from './objects.ts'

export type Tree = {
  readonly root: number
  readonly document: number
  /** What stands in the document, in order. */
  readonly inside: readonly number[]
  /** By keys that pages and links bear: the elements that they hold. */
  readonly owners: readonly (readonly [key: number, at: number])[]
  /** Names of heads of columns, which their cells bear. */
  readonly ids: readonly (readonly [id: string, at: number])[]
  /** The first key that is free. */
  readonly next: number
}

const KIDS = /\/K (\[[^\]]*\])/
const OWNERS = /\/Nums \[([^\]]*)\]/
const IDS = /\s*\/IDTree <<\s*\/Names \[([^\]]*)\]\s*>>/
const NEXT = /\/ParentTreeNextKey (\d+)/

export function treeOf(pdf: Pdf): Tree {
  const root = refIn(wordsAt(pdf, pdf.root), 'StructTreeRoot') ?? 0
  const words = wordsAt(pdf, root)
  const [document = 0] = refsOf(KIDS.exec(words)?.[1] ?? '')
  const owners = [...(OWNERS.exec(words)?.[1] ?? '').matchAll(/(\d+) (\d+) 0 R/g)]
  const ids = [...(IDS.exec(words)?.[1] ?? '').matchAll(/\(([^)]*)\) (\d+) 0 R/g)]
  return {
    ...{ root, document, inside: refsOf(KIDS.exec(wordsAt(pdf, document))?.[1] ?? '') },
    owners: owners.map(([, key, at]) => [Number(key), Number(at)]),
    ids: ids.map(([, id = '', at]) => [id, Number(at)]),
    next: Number(NEXT.exec(words)?.[1] ?? 0),
  }
}

/** How many keys the stretches before one have. */
export const keysBefore = (trees: readonly Tree[], of: number) =>
  trees.slice(0, of).reduce((sum, { next }) => sum + next, 0)

/** The document of the first stretch with what stands in all of them. */
export function wholeDocument(
  words: string,
  trees: readonly Tree[],
  numberOf: (of: number, at: number) => number,
): string {
  const inside = trees.flatMap((tree, of) => tree.inside.map(at => `${numberOf(of, at)} 0 R`))
  return words.replace(KIDS, () => `/K [${inside.join(' ')}]`)
}

/** The root of the first stretch with the keys and names of all of them. */
export function wholeRoot(words: string, trees: readonly Tree[], numberOf: (of: number, at: number) => number): string {
  const owners = trees.flatMap((tree, of) =>
    tree.owners.map(([key, at]) => `${key + keysBefore(trees, of)} ${numberOf(of, at)} 0 R`),
  )
  const ids = trees
    .flatMap((tree, of) => tree.ids.map(([id, at]) => [idIn(of, id), numberOf(of, at)] as const))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, at]) => `(${id}) ${at} 0 R`)
  const named = ids.length === 0 ? '' : `/IDTree <<\n    /Names [${ids.join(' ')}]\n  >>\n  `
  return words
    .replace(IDS, '')
    .replace(OWNERS, () => `/Nums [${owners.join(' ')}]`)
    .replace(NEXT, () => `${named}/ParentTreeNextKey ${keysBefore(trees, trees.length)}`)
}

/** Two tables of two stretches may have given the same names. */
const idIn = (of: number, id: string) => (of === 0 ? id : `S${of}${id}`)

/** A page, link or element with its key and names as they are in the whole. */
export function inWhole(words: string, trees: readonly Tree[], of: number): string {
  if (of === 0) return words
  if (/\/Type \/(Page|Annot)\b/.test(words))
    return words.replace(
      /\/(StructParents?) (\d+)/,
      (_, name, key) => `/${name} ${Number(key) + keysBefore(trees, of)}`,
    )
  if (!words.includes('/Type /StructElem')) return words
  return words
    .replace(/\/ID \(([^)]*)\)/, (_, id) => `/ID (${idIn(of, id)})`)
    .replace(
      /\/Headers \[([^\]]*)\]/g,
      (_, ids: string) => `/Headers [${ids.replaceAll(/\(([^)]*)\)/g, (_, id) => `(${idIn(of, id)})`)}]`,
    )
}
