// A workbook as it is written: sheets go one after the other into a zip in memory, packed as they come.
import { Buffer } from 'node:buffer'
import type { Cells, Head } from '../table.ts'
import { FIRST, frameOf } from './frame.ts'
import { addPart, type Part } from './packing.ts'
import { closing, MOST_ROWS, opening, rowOf, type TooLong } from './sheet.ts'

export type SheetWriter = {
  readonly add: (rows: readonly Cells[]) => Promise<void>
  readonly end: () => Promise<void>
}

export type SheetPlan = {
  readonly name: string
  readonly columns: readonly Head[]
  readonly widths: readonly number[]
  /** Long texts are shown in full. */
  readonly wraps: boolean
  /** What stands in a cell whose text is longer than a cell takes; `sheet` is where it stands. */
  readonly tooLong: (cell: TooLong, sheet: string) => string
}

type Begun = Part & { readonly name: string }
type Begin = (name: string, plan: SheetPlan) => Promise<Begun>

export async function openBook() {
  const { Zip } = await import('fflate')
  const packed: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else packed.push(chunk)
  })
  const names: string[] = []
  const begin: Begin = async (name, { columns, widths }) => {
    names.push(name)
    const part = addPart(zip, `xl/worksheets/sheet${names.length}.xml`)
    await part.push(opening(columns, widths, names.length === 1))
    return { ...part, name }
  }
  // First of all, so that the file is known for a workbook by how it begins.
  for (const [path, text] of FIRST) await addPart(zip, path).end(text)

  return {
    sheet: (plan: SheetPlan): Promise<SheetWriter> => sheetWriter(plan, begin),
    async end(): Promise<Uint8Array> {
      for (const [path, text] of frameOf(names)) await addPart(zip, path).end(text)
      zip.end()
      if (failure !== null) throw failure
      return Buffer.concat(packed)
    },
  }
}

/** More rows than a sheet holds go on in another, “activity 2”. */
async function sheetWriter(plan: SheetPlan, begin: Begin): Promise<SheetWriter> {
  const kinds = plan.columns.map(head => head.kind)
  let sheet = await begin(plan.name, plan)
  let row = 1
  let sheets = 1
  const end = () => sheet.end(closing(plan.columns.length, row))
  return {
    async add(rows) {
      let xml = ''
      for (const cells of rows) {
        if (row === MOST_ROWS) {
          await sheet.push(xml)
          await end()
          sheet = await begin(`${plan.name} ${++sheets}`, plan)
          xml = ''
          row = 1
        }
        xml += rowOf(kinds, cells, ++row, plan.wraps, cell => plan.tooLong(cell, sheet.name))
      }
      if (xml !== '') await sheet.push(xml)
    },
    end,
  }
}
