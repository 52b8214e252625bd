// Knows which reader belongs to which kind of file, and loads that one only.
import { AS_TOLD, type ReadingChoice } from './choice.ts'
import type { EntryReader } from './entry.ts'
import type { FileKind } from './kind.ts'
import { type FieldTable, RIS_TABLE } from './record.ts'
import { risReader } from './ris.ts'

export type Format = { readonly reader: EntryReader; readonly table: FieldTable }

/** For readers that name the fields themselves. */
export const CANONICAL: FieldTable = Object.fromEntries(Object.keys(RIS_TABLE).map(name => [name, [name]]))

/** `opening` is the beginning of the text; it still has to be pushed. */
export async function openFormat(kind: FileKind, opening: string, chosen: ReadingChoice = AS_TOLD): Promise<Format> {
  switch (kind) {
    case 'ris':
      return { reader: risReader(), table: RIS_TABLE }
    case 'nbib': {
      const { nbibReader, NBIB_TABLE } = await import('./tagged/nbib.ts')
      return { reader: nbibReader(), table: NBIB_TABLE }
    }
    case 'web-of-science': {
      const { webOfScienceReader, WEB_OF_SCIENCE_TABLE } = await import('./tagged/web-of-science.ts')
      return { reader: webOfScienceReader(), table: WEB_OF_SCIENCE_TABLE }
    }
    case 'endnote-refer': {
      const { referReader, REFER_TABLE } = await import('./tagged/refer.ts')
      return { reader: referReader(), table: REFER_TABLE }
    }
    case 'ovid': {
      const { ovidReader, OVID_TABLE } = await import('./tagged/ovid.ts')
      return { reader: ovidReader(), table: OVID_TABLE }
    }
    case 'pubmed-xml': {
      const { pubmedReader } = await import('./xml/pubmed.ts')
      return { reader: pubmedReader(), table: CANONICAL }
    }
    case 'endnote-xml': {
      const { endnoteReader } = await import('./xml/endnote.ts')
      return { reader: endnoteReader(), table: CANONICAL }
    }
    case 'json': {
      const { jsonReader } = await import('./json/references.ts')
      return { reader: jsonReader(), table: CANONICAL }
    }
    case 'csv': {
      const { delimitedReader } = await import('./tables/delimited.ts')
      return { reader: delimitedReader(opening, chosen), table: CANONICAL }
    }
    case 'bibtex': {
      const { bibtexReader } = await import('./bibtex/references.ts')
      return { reader: bibtexReader(), table: CANONICAL }
    }
    case 'list': {
      const { listReader } = await import('./pasted/list.ts')
      return { reader: listReader(), table: CANONICAL }
    }
    default:
      throw new Error(`No reader for ${kind}`)
  }
}
