// The columns of the table of configurations: one row for each element, so that wordings, quotations and levels keep their place in any program.
import {
  DISTANCES,
  INFERENCES,
  INTENDED,
  LAYERS,
  POLARITIES,
  ROLES,
  STATUSES,
  type Stance,
  VALENCES,
} from '../../../configurations/domain.ts'
import type { Element } from '../../../configurations/elements/element.ts'
import type { Reading } from '../../../configurations/reading.ts'
import type { RestingStudy } from '../../../configurations/rests-on.ts'
import { citedLine } from '../../../synthesis/bringing/reading/own/cited.ts'
import { type Column, column, joined, yes } from '../table.ts'

export type Quoted = {
  readonly configurationId: number
  readonly elementId: number | null
  readonly documentId: number
  readonly excerptId: number | null
  readonly isConverse: boolean
  readonly locator: string
  readonly note: string
  readonly documentLabel: string
  readonly stance: string
  readonly quote: string | null
  readonly onPage: string
}

/** An element, or what hangs on the configuration as a whole. */
export type ConfigurationRow = {
  readonly one: Reading<Element>
  readonly levels: string
  readonly terms: readonly string[]
  readonly note: string
  readonly element: (Element & { readonly levels: string }) | null
  readonly evidence: readonly Quoted[]
  /** What speaks through the accounts under a synthesised one; empty of an account. */
  readonly through: readonly RestingStudy[]
}

const ofElement = (
  name: string,
  means: string,
  of: (element: NonNullable<ConfigurationRow['element']>) => string,
  values: readonly string[] = [],
) => column<ConfigurationRow>(name, 'text', means, row => (row.element === null ? '' : of(row.element)), { values })

const documentsThat = (stance: string) =>
  column<ConfigurationRow>(
    stance,
    'text',
    `Documents with the stance “${stance}” in its own evidence; what speaks through accounts has columns of its own.`,
    row => joined(row.evidence.filter(one => one.stance === stance).map(one => one.documentLabel)),
  )

/** Of the whole configuration, and so the same in all of its rows. */
const studiesThat = (stance: Stance, doing: string) =>
  column<ConfigurationRow>(
    `studies ${doing} through accounts`,
    'text',
    `Of a synthesised configuration the studies with the stance “${stance}” through the accounts under it, each once. A study may stand under several stances.`,
    row =>
      row.through
        .filter(study => study.stances.includes(stance))
        .map(study => study.label)
        .join('; '),
  )

export const CONFIGURATION_COLUMNS: readonly Column<ConfigurationRow>[] = [
  column('layer', 'text', 'What one document claims, or what was built from several.', row => row.one.layer, {
    values: LAYERS,
  }),
  column('configuration', 'number', 'The number of the configuration in its layer.', row => row.one.id),
  column('label', 'text', 'What the report calls it.', row => row.one.label),
  column('title', 'text', 'Its short title.', row => row.one.title),
  column('status', 'text', 'Where it is.', row => row.one.status, { values: STATUSES }),
  column('document', 'text', 'The document that an account is of.', row => row.one.documentLabel),
  column(
    'wording',
    'text',
    'The sentence as the team writes it, without marks; one made of its elements where nobody has worded it.',
    row => row.one.sentence,
  ),
  column('configuration levels', 'text', 'Its levels.', row => row.levels),
  column('terms', 'text', 'Terms of the review’s vocabulary.', row => row.terms.join('; ')),
  ofElement('mark', 'The mark of the element in the sentence.', one => one.mark),
  ofElement('role', 'The role it has there.', one => one.role, ROLES),
  ofElement('element', 'Its wording.', one => one.wording),
  ofElement('idea', 'The idea that it shares with other elements.', one => one.statementName ?? ''),
  ofElement('polarity', 'Whether it helps or hinders.', one => one.polarity ?? '', POLARITIES),
  ofElement('element levels', 'Its own levels.', one => one.levels),
  column('inferred', 'yes or no', 'Whether the team inferred it, rather than a document saying it.', row =>
    row.element === null ? '' : yes(row.element.isInferred),
  ),
  ofElement('reasoning', 'From what it was inferred.', one => one.reasoning),
  ...['supports', 'refines', 'contradicts'].map(documentsThat),
  column('quotations', 'text', 'The words of documents, one on a line.', row => quotationsIn(row.evidence)),
  column(
    'under',
    'number',
    'The number of the configuration in its layer that it stands under.',
    row => row.one.parentId,
  ),
  column('marked wording', 'text', 'The sentence with its elements marked; empty where nobody has worded it.', row =>
    row.one.isGenerated ? '' : row.one.wording,
  ),
  column('note', 'text', 'The note of the team on it.', row => row.note),
  ofElement('inference', 'How it was inferred.', one => one.inference ?? '', INFERENCES),
  ofElement('other wordings', 'What it was called by elements that were joined into it, one on a line.', one =>
    one.otherWordings.join('\n'),
  ),
  ofElement('intended', 'Whether an outcome was intended.', one => one.intended ?? '', INTENDED),
  ofElement('valence', 'Whether an outcome is good or bad.', one => one.valence ?? '', VALENCES),
  ofElement('distance', 'How far along an outcome is.', one => one.distance ?? '', DISTANCES),
  ofElement('for whom', 'For whom an outcome came about.', one => one.forWhom),
  column('mechanism absent', 'yes or no', 'Whether an outcome is that of a mechanism which stayed away.', row =>
    row.element === null ? '' : yes(row.element.mechanismAbsent),
  ),
  column('evidence', 'text', 'Stance, document and excerpt of each piece of evidence, one on a line.', row =>
    row.evidence.map(citedLine).join('\n'),
  ),
  studiesThat('supports', 'supporting'),
  studiesThat('refines', 'refining'),
  studiesThat('contradicts', 'contradicting'),
  column(
    'studies through accounts',
    'number',
    'How many studies these are, each counted once; empty of an account. Consultations are heard and not counted.',
    row => (row.one.layer === 'account' ? null : row.through.length),
    { unit: 'studies' },
  ),
]

const quotationsIn = (rows: readonly Quoted[]) =>
  rows
    .flatMap(row =>
      row.quote === null ? [] : [`${row.documentLabel}${row.onPage === '' ? '' : `, ${row.onPage}`}: “${row.quote}”`],
    )
    .join('\n')

export type Portion = {
  readonly configurations: readonly Reading<Element>[]
  readonly evidence: readonly Quoted[]
  /** By number of the configuration. */
  readonly terms: ReadonlyMap<number, readonly string[]>
  readonly levels: ReadonlyMap<number, string>
  /** By number of the configuration. */
  readonly notes: ReadonlyMap<number, string>
  /** By number of the configuration. */
  readonly through: ReadonlyMap<number, readonly RestingStudy[]>
}

/** A configuration without elements has one row with the element's cells empty. */
export function configurationRows({ configurations, evidence, levels, ...of }: Portion): ConfigurationRow[] {
  const under = Map.groupBy(evidence, row => row.configurationId)
  const named = (ids: readonly number[]) => ids.map(id => levels.get(id) ?? '').join('; ')
  return configurations.flatMap(one => {
    const rows = under.get(one.id) ?? []
    const head = {
      ...{ one, levels: named(one.levelIds), terms: of.terms.get(one.id) ?? [], note: of.notes.get(one.id) ?? '' },
      through: of.through.get(one.id) ?? [],
    }
    const whole = rows.filter(row => row.elementId === null)
    const parts = one.elements.map(element => ({
      ...head,
      element: { ...element, levels: named(element.levelIds) },
      evidence: rows.filter(row => row.elementId === element.id),
    }))
    return parts.length > 0 && whole.length === 0 ? parts : [...parts, { ...head, element: null, evidence: whole }]
  })
}
