// What the data say to the items on flow, documents, findings and funding (RAMESES 12, 13, 14 and 19).
import { counted } from '../../../core/text.ts'
import type { Flow } from '../../../screening/flow/domain.ts'
import { type Fact, fact, named, tallied, when } from './fact.ts'

export function flowFacts({ total, databases, others, checks }: Flow): Fact[] {
  if (total.identified === 0) return [fact('No records have been counted yet.', '/flow')]
  const wrong = checks.filter(check => !check.holds)
  const reasons = total.reasons.map(one => ({ name: one.name, count: one.count }))
  return [
    fact(
      `${counted(total.identified, 'record')} identified: ${databases.identified} in databases and registers, ${others.identified} in other ways.`,
      '/flow',
    ),
    ...when(total.sources.length > 0, () => `By source: ${tallied(total.sources)}.`, '/flow'),
    fact(
      `${total.duplicates} set aside as duplicates; ${total.screened} screened, ${total.excluded} of them excluded; ${total.sought} texts sought, ${total.notRetrieved} not retrieved.`,
      '/flow',
    ),
    fact(
      `${total.assessed} read in full, ${total.excludedFullText} of them excluded; ${total.included} included.`,
      '/flow',
    ),
    ...when(reasons.length > 0, () => `Reasons in full text: ${tallied(reasons)}.`, '/flow'),
    ...wrong.map(check => fact(`The counts do not add up: ${check.sum}.`, '/flow')),
  ]
}

export type Described = {
  readonly documents: number
  readonly studies: number
  readonly consultations: number
  readonly kinds: readonly { readonly name: string; readonly count: number }[]
  readonly countries: readonly { readonly name: string; readonly count: number }[]
  readonly designs: readonly { readonly name: string; readonly count: number }[]
  readonly years: { readonly from: number | null; readonly to: number | null }
  readonly without: Readonly<Record<'design' | 'country' | 'participants', number>>
}

export function documentFacts(found: Described): Fact[] {
  const { documents, studies, consultations, kinds, countries, designs, years, without } = found
  if (documents === 0) return [fact('No document has been added yet.', '/documents')]
  const lacking = Object.entries(without).filter(([, count]) => count > 0)
  return [
    fact(
      `${counted(documents, 'document')} of ${counted(studies, 'study', 'studies')}${consultations === 0 ? '' : `, and notes of ${counted(consultations, 'consultation')}`}.`,
      '/documents',
    ),
    fact(`Kinds: ${tallied(kinds)}.`, '/documents'),
    ...when(years.from !== null, () => `Published from ${years.from} to ${years.to}.`),
    ...when(countries.length > 0, () => `Countries: ${tallied(countries)}.`, '/characteristics'),
    ...when(designs.length > 0, () => `Designs: ${tallied(designs)}.`, '/characteristics'),
    ...when(
      lacking.length > 0,
      () => `Not noted: ${lacking.map(([name, count]) => `${name} of ${count}`).join(', ')}.`,
      '/characteristics',
    ),
  ]
}

export type Found = {
  readonly theories: readonly { readonly title: string; readonly status: string; readonly versions: number }[]
  readonly synthesised: number
  readonly accounts: number
  readonly contradicting: number
  readonly principles: readonly { readonly name: string; readonly count: number }[]
}

export function findingFacts({ theories, synthesised, accounts, contradicting, principles }: Found): Fact[] {
  return [
    ...(theories.length === 0
      ? [fact('There is no programme theory yet.', '/theories')]
      : theories.map(one =>
          fact(`Theory “${one.title}”: ${one.status}, ${counted(one.versions, 'version')}.`, '/theories'),
        )),
    fact(
      `${counted(synthesised, 'synthesised configuration')} from ${counted(accounts, 'account')}.`,
      '/configurations',
    ),
    contradicting === 0
      ? fact('No evidence against a synthesised configuration is coded.', '/configurations')
      : fact(
          `${counted(contradicting, 'synthesised configuration')} with evidence against ${contradicting === 1 ? 'it' : 'them'}.`,
          '/configurations',
        ),
    principles.length === 0
      ? fact('There is no principle yet.', '/principles')
      : fact(`Principles: ${tallied(principles)}.`, '/principles'),
  ]
}

export function fundingFacts(
  members: readonly { readonly name: string; readonly role: string }[],
  accounts: readonly { readonly panel: string; readonly support: string }[],
): Fact[] {
  return [
    fact('Who paid, and what part they had, is nowhere in the data: only the team can say.'),
    ...when(
      members.length > 0,
      () => `Interests to be stated by: ${named(members.map(one => `${one.name} (${one.role})`))}.`,
      '/members',
    ),
    ...accounts.map(one => fact(`How the panel “${one.panel}” was supported and paid: ${one.support}`, '/panel')),
  ]
}
