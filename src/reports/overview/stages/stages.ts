// How far each stage of a review has come, from the numbers of the overview; stages that have not begun are left out.
import type { Numbers } from '../loop.ts'

export type Stage = { readonly name: string; readonly done: number; readonly total: number; readonly href: string }

type Counted = Numbers & {
  readonly titles: { readonly done: number; readonly total: number }
  readonly texts: { readonly done: number; readonly total: number }
  readonly rameses: { readonly done: number; readonly total: number }
}

/** Each leads to what is left of it, where there is a page of that. `home` is the address of the review. */
export function stagesOf(n: Counted, home: string): Stage[] {
  const stage = (name: string, { done, total }: { done: number; total: number }, path: string): Stage[] =>
    total === 0 ? [] : [{ name, done, total, href: `${home}/${path}` }]
  const left = (total: number, open: number) => ({ done: Math.max(0, total - open), total })
  return [
    ...stage('Titles and abstracts decided', n.titles, 'screening/title-abstract'),
    ...stage('Full texts decided', n.texts, 'screening/full-text'),
    ...stage(
      n.consultations === 0 ? 'Documents with their text here' : 'Documents and consultations with their text here',
      left(n.documents + n.consultations, n.documentsWithoutText),
      'documents?text=without',
    ),
    ...stage('Accounts complete', left(n.accounts, n.incomplete), 'accounts?complete=no'),
    ...stage('Accounts under a CMOC', left(n.accounts, n.unplaced), 'synthesis?placed=no'),
    ...stage('Theory statements with configurations', left(n.statements, n.bareStatements), 'theory-statements'),
    ...stage('Principles agreed', { done: n.agreedPrinciples, total: n.principles }, 'principles'),
    ...stage('RAMESES items in the team’s own words', n.rameses, 'rameses'),
  ]
}
