// Adding many people to a panel at once: all of a list, or none of it.
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { Invalid, invalid } from '../../core/errors.ts'
import type { Language, PANELLIST_ROLES } from '../domain.ts'
import { addPanellist } from '../panels/actions.ts'
import { getPanel, listPanellists } from '../panels/store.ts'
import { type Listed, peopleIn } from './list.ts'
import type { Sign } from './separator.ts'

type Instead = { readonly role: (typeof PANELLIST_ROLES)[number] | null; readonly language: Language }
type Row = { readonly line: number; readonly cells: readonly string[] }

/** Of more problems than these, the lines are named. */
const SAID = 30

/** How many were added, and how many were on the panel already. */
export function addPeople(
  ctx: ReviewCtx,
  panelId: number,
  rows: readonly Row[],
  instead: Instead,
  separator: Sign | null = null,
): Promise<{ readonly added: number; readonly known: number }> {
  const { people, problems } = peopleIn(rows, instead, separator)
  if (problems.length > 0) {
    const rest = problems.slice(SAID).map(problem => problem.slice(0, problem.indexOf(':')).replace('Line ', ''))
    const more =
      rest.length > 0 ? [`The same goes for ${rest.length === 1 ? 'line' : 'lines'} ${rest.join(', ')}.`] : []
    throw new Invalid({ list: [...problems.slice(0, SAID), ...more] })
  }
  if (people.length === 0) throw invalid('list', 'Enter or choose a list with one person a line.')
  return transaction(ctx, async ctx => {
    await getPanel(ctx.db, ctx.review.id, panelId)
    const there = new Set((await listPanellists(ctx.db, ctx.review.id, panelId)).map(keyOf))
    let added = 0
    for (const person of people) {
      if (there.has(keyOf(person))) continue
      there.add(keyOf(person))
      await addPanellist(ctx, panelId, person)
      added += 1
    }
    return { added, known: people.length - added }
  })
}

/** The address tells people apart; without one the name does. */
function keyOf(person: Pick<Listed, 'name' | 'email'>): string {
  return person.email === null || person.email === ''
    ? `name ${person.name.trim().toLowerCase()}`
    : `address ${person.email.toLowerCase()}`
}
