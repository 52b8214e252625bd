// A list of people pasted or sent as a file, added to a panel all at once.
import fs from 'node:fs/promises'
import { invalid } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { counted } from '../../core/text.ts'
import { route } from '../../reviews/guard.ts'
import { panelPath } from '../frame.ts'
import { PeoplePage } from '../panels/answers.ts'
import { peoplePage } from '../panels/routes.ts'
import { addPeople } from './actions.ts'
import { ListForm } from './forms.ts'
import { type Sign, separatorOf } from './separator.ts'

const LARGEST = 1_000_000

/** The rows of a file, or of what was pasted, with the sign between their cells; the readers of tables are loaded with the first list. */
async function rowsOf(upload: { readonly path: string } | null, pasted: string) {
  const { rowsOfFile, rowsOfText } = await import('../../synthesis/bringing/grid.ts')
  if (upload === null && pasted === '') throw invalid('list', 'Paste a list, or choose a file.')
  let separator: Sign | null = null
  const judge = (text: string) => {
    separator = separatorOf(text)
    return separator
  }
  const read =
    upload === null ? await rowsOfText(pasted, true, judge) : await rowsOfFile(await fs.readFile(upload.path), judge)
  if ('refusal' in read) throw invalid(upload === null ? 'list' : 'file', read.refusal)
  return { rows: read.rows, separator }
}

export const routes: readonly Route[] = [
  route(
    'POST',
    '/reviews/:review/panel/panels/:panel/lists',
    'panel.manage',
    {
      form: ListForm,
      answer: PeoplePage,
      example: { list: 'Name,E-mail,Role\nPia Panel,pia@example.org,policy', listLanguage: 'en' },
      upload: { field: 'file', bytes: LARGEST, kinds: ['.csv', '.txt', '.xlsx'] },
      again: (ctx, { params }) => peoplePage(ctx, params.panel),
      summary: 'Adds the people of a list, all or none; those who are on the panel already stay as they are',
    },
    async (ctx, { params, form, upload }) => {
      const { rows, separator } = await rowsOf(upload, form.list)
      const instead = { role: form.listRole, language: form.listLanguage }
      const { added, known } = await addPeople(ctx, params.panel, rows, instead, separator)
      const before = known === 0 ? '' : ` ${counted(known, 'person was', 'people were')} on the panel already.`
      return {
        see: `${panelPath(ctx)}/panels/${params.panel}/panellists`,
        done: `${counted(added, 'person', 'people')} added.${before}`,
        data: { added, known },
      }
    },
  ),
]
