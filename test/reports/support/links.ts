// Where the links of a PDF lead, as a reader would follow them.
import { getDocumentProxy } from 'unpdf'

/** Pages count from 1; `above` is how far from the lower edge the place is, in points; `address` is null within the file. */
export type Link = {
  readonly from: number
  readonly to: number | null
  readonly above: number | null
  readonly address: string | null
}

type Found = { readonly subtype: string; readonly url?: string; readonly dest?: string | readonly unknown[] | null }

export async function linksOf(bytes: Uint8Array): Promise<readonly Link[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  const links: Link[] = []
  for (let from = 1; from <= document.numPages; from++) {
    const page = await document.getPage(from)
    for (const { subtype, url, dest } of (await page.getAnnotations()) as readonly Found[]) {
      if (subtype !== 'Link') continue
      const [there, , , above = null] = (typeof dest === 'string' ? await document.getDestination(dest) : dest) ?? []
      const to = there === undefined ? null : 1 + (await document.getPageIndex(there as never))
      links.push({ from, to, above: above as number | null, address: url ?? null })
    }
  }
  await document.loadingTask.destroy()
  return links
}
