// Tables as one workbook: a sheet each, then what is too long for a cell, then the codebook of all of them.
import { codebookOf, type Written } from '../codebook.ts'
import { type Cells, column, type Head, type Table } from '../table.ts'
import { openBook } from './book.ts'
import type { TooLong } from './sheet.ts'
import { breath } from './turns.ts'

type Overflow = TooLong & { readonly sheet: string; readonly name: string }
type Part = { readonly place: Overflow; readonly number: number; readonly text: string }

const AT_ONCE = 100

/** In their order, so that a program which reads the first sheet finds the first of them. `lacking` says what is not in it at all. */
export async function toWorkbook(tables: readonly Table[], lacking: readonly string[] = []): Promise<Uint8Array> {
  const book = await openBook()
  const overflows: Overflow[] = []
  const written: Written[] = []
  for (const { name, about, columns, slices, remarks } of tables) {
    const sheet = await book.sheet({
      ...{ name: sheetOf(name), columns, widths: columns.map(widthOf), wraps: false },
      tooLong: (cell, sheet) => {
        overflows.push({ ...cell, sheet, name: columns[cell.column]?.name ?? '' })
        return `${cell.parts[0]} … [goes on in the sheet “continued”, ${cell.parts.length} parts in all]`
      },
    })
    let rows = 0
    for await (const slice of slices) {
      for (let at = 0; at < slice.length; at += AT_ONCE) {
        await sheet.add(slice.slice(at, at + AT_ONCE))
        await breath()
      }
      rows += slice.length
    }
    await sheet.end()
    written.push({ sheet: sheetOf(name), about, columns, rows, remarks: remarks() })
  }
  const parts = overflows.flatMap(place => place.parts.map((text, at) => ({ place, number: at + 1, text })))
  if (parts.length > 0) {
    await put(
      'continued',
      CONTINUED,
      parts.map(part => CONTINUED.map(one => one.of(part))),
    )
    written.push({ sheet: 'continued', about: ABOUT_CONTINUED, columns: CONTINUED, rows: parts.length, remarks: [] })
  }
  const codebook = codebookOf(written, lacking)
  await put('codebook', codebook.columns, codebook.rows)
  return book.end()

  async function put(name: string, columns: readonly Head[], rows: readonly Cells[]) {
    const widths = columns.map(one => WIDE[one.name] ?? widthOf(one))
    const sheet = await book.sheet({ name, columns, widths, wraps: true, tooLong: cell => cell.parts[0] ?? '' })
    await sheet.add(rows)
    await sheet.end()
  }
}

/** The vocabulary of a review is its codebook; in a workbook that word is for the sheet that explains the columns. */
export const sheetOf = (name: Table['name']): string => (name === 'codebook' ? 'terms' : name)

const ABOUT_CONTINUED = 'One part of a text that is longer than a cell of a workbook holds (32,767 characters).'
const CONTINUED = [
  column<Part>('sheet', 'text', 'The sheet in which the text stands.', part => part.place.sheet),
  column<Part>(
    'row',
    'number',
    'The row in which it stands; the names of the columns are row 1.',
    part => part.place.row,
  ),
  column<Part>('column', 'text', 'The column in which it stands.', part => part.place.name),
  column<Part>(
    'part',
    'number',
    'Which part of the whole text; all of them together are the text.',
    part => part.number,
  ),
  column<Part>('text', 'text', 'The words of this part.', part => part.text),
]

const WIDE: Readonly<Record<string, number>> = { means: 60, about: 60, values: 40, text: 80 }
const LONG =
  /^(title|abstract|quote|wording|sentence|explanation|heading|definition|note|before|after)$|^(notes|reasoning)/

function widthOf({ name, kind }: Head): number {
  const least = Math.min(30, Math.max(8, name.length + 2))
  if (kind === 'day') return Math.max(least, 12)
  if (kind === 'time') return Math.max(least, 20)
  if (kind !== 'text') return least
  return LONG.test(name) ? 50 : Math.max(least, 16)
}
