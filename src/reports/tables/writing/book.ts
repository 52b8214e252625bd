// A workbook as it is written: sheets go one after the other into a zip in memory, packed as they come.
import { Buffer } from 'node:buffer'
import type { Cells, Head } from '../table.ts'
import { FIRST, frameOf } from './frame.ts'
import { closing, MOST_ROWS, opening, rowOf, type TooLong } from './sheet.ts'

export type SheetWriter = {
  readonly add: (rows: readonly Cells[]) => void
  readonly end: () => void
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

type Begin = (
  name: string,
  plan: SheetPlan,
) => { readonly name: string; readonly push: (text: string, isLast?: boolean) => void }

export async function openBook() {
  const { Zip, ZipDeflate } = await import('fflate')
  const packed: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else packed.push(chunk)
  })
  const names: string[] = []
  const part = (path: string) => {
    const entry = new ZipDeflate(path, { level: 3 })
    // Equal tables give equal workbooks: no time of writing in it.
    entry.mtime = '1980-01-01T00:00:00'
    zip.add(entry)
    return (text: string, isLast = false) => entry.push(Buffer.from(text, 'utf8'), isLast)
  }
  // First of all, so that the file is known for a workbook by how it begins.
  for (const [path, text] of FIRST) part(path)(text, true)
  const begin: Begin = (name, { columns, widths }) => {
    names.push(name)
    const push = part(`xl/worksheets/sheet${names.length}.xml`)
    push(opening(columns, widths, names.length === 1))
    return { name, push }
  }

  return {
    sheet: (plan: SheetPlan): SheetWriter => sheetWriter(plan, begin),
    end(): Uint8Array {
      for (const [path, text] of frameOf(names)) part(path)(text, true)
      zip.end()
      if (failure !== null) throw failure
      return Buffer.concat(packed)
    },
  }
}

/** More rows than a sheet holds go on in another, “activity 2”. */
function sheetWriter(plan: SheetPlan, begin: Begin): SheetWriter {
  const kinds = plan.columns.map(head => head.kind)
  let { name, push } = begin(plan.name, plan)
  let row = 1
  let sheets = 1
  const next = () => {
    push(closing(plan.columns.length, row), true)
    ;({ name, push } = begin(`${plan.name} ${++sheets}`, plan))
    row = 1
  }
  return {
    add(rows) {
      let xml = ''
      for (const cells of rows) {
        if (row === MOST_ROWS) {
          push(xml)
          xml = ''
          next()
        }
        xml += rowOf(kinds, cells, ++row, plan.wraps, cell => plan.tooLong(cell, name))
      }
      push(xml)
    },
    end: () => push(closing(plan.columns.length, row), true),
  }
}
