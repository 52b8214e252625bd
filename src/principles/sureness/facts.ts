// The facts that stand beside a team's words on how sure it is: counted from the review, never judged.
import { nameOf } from '../../configurations/domain.ts'
import type { Reading } from '../../configurations/reading.ts'
import { counted } from '../../core/text.ts'
import { type Agreed, type Appraisal, ASPECTS, marksOf, RATINGS } from '../../documents/appraisals/domain.ts'
import { PLACE_RULE } from '../reach/reach.ts'
import type { ReadPrinciple } from '../reading.ts'
import { supporting } from '../resting/resting.ts'
import type { Head } from './heads.ts'

export type Judged = {
  readonly appraisals: readonly (Appraisal & { readonly documentId: number })[]
  readonly agreed: readonly (Agreed & { readonly documentId: number })[]
}

type Configured = Pick<Reading, 'layer' | 'id' | 'isGenerated' | 'toComplete' | 'elements'>
type Basis = { readonly documentId: number; readonly excerptId: number | null; readonly stance: string }
type Principle = Pick<ReadPrinciple, 'resting' | 'terms' | 'levels' | 'places'> & { readonly rows: readonly Basis[] }

/** Sentences by head; every head has at least one. */
export function factsOf(
  principle: Principle,
  readings: readonly Configured[],
  judged: Judged,
): Readonly<Record<Head, string[]>> {
  return {
    onData: dataFacts(principle, judged),
    onExplanation: explanationFacts(readings),
    onSettings: settingFacts(principle),
    onContradiction: contradictionFacts(principle),
  }
}

function dataFacts({ resting, rows }: Principle, { appraisals, agreed }: Judged): string[] {
  const counting = rows.filter(row => row.stance !== 'background')
  const documents = [...new Set(counting.map(row => row.documentId))]
  if (documents.length === 0) return ['No document stands behind it yet.']
  const marks = documents.map(id =>
    marksOf(
      appraisals.filter(one => one.documentId === id),
      agreed.find(one => one.documentId === id),
    ),
  )
  const quoted = new Set(counting.flatMap(row => row.excerptId ?? [])).size
  const bare = counting.filter(row => row.excerptId === null).length
  const heard = resting.counts.consultations
  return [
    `${counted(supporting(resting).length, 'study supports or refines it', 'studies support or refine it')}, among ${counted(documents.length, 'document')}${heard === 0 ? '' : `, ${counted(heard, 'consultation')} included`}.`,
    ...ASPECTS.map(({ name, label }) => {
      const ratings = RATINGS.flatMap(rating => {
        const count = marks.filter(mark => mark[name].rating === rating).length
        return count === 0 ? [] : [`${count} ${rating}`]
      })
      const different = marks.filter(mark => mark[name].by === 'different').length
      const nobody = marks.filter(mark => mark[name].by === 'nobody').length
      const rest = [
        ...(different === 0 ? [] : [`${different} judged differently by different people`]),
        ...(nobody === 0 ? [] : [`${nobody} not judged`]),
      ]
      return `${label} of the documents: ${[...ratings, ...rest].join(', ')}.`
    }),
    `${counted(quoted, 'passage')} quoted${bare === 0 ? '' : `, ${counted(bare, 'source')} cited without a quotation`}.`,
  ]
}

function explanationFacts(readings: readonly Configured[]): string[] {
  if (readings.length === 0) return ['It rests on no configuration.']
  const names = (some: readonly Configured[]) => some.map(one => nameOf(one.layer, one.id)).join(', ')
  const unworded = readings.filter(one => one.isGenerated)
  const partial = readings.filter(one => one.toComplete !== '')
  const inferring = readings.filter(one => one.elements.some(element => element.isInferred))
  const elements = readings.flatMap(one => one.elements)
  const inferred = elements.filter(element => element.isInferred).length
  return [
    `It rests on ${counted(readings.length, 'configuration')} with ${counted(elements.length, 'element')}.`,
    partial.length === 0 ? 'None of them lacks a part.' : `To complete: ${names(partial)}.`,
    ...(unworded.length === 0 ? [] : [`Not yet worded by the team: ${names(unworded)}.`]),
    inferred === 0
      ? 'No element is inferred.'
      : `${counted(inferred, 'element is inferred', 'elements are inferred')} and signed, not quoted: ${names(inferring)}.`,
  ]
}

function settingFacts({ terms, levels, places }: Principle): string[] {
  const studied = places.filter(place => place.there.studies > 0)
  const heard = places.filter(place => place.there.studies === 0 && place.there.consultations > 0)
  const facets = new Set(places.map(place => place.facet))
  const about = terms.filter(facet => !facets.has(facet.facet))
  return [
    ...(studied.length === 0 ? ['No place is noted in which it was studied.'] : []),
    ...[...Map.groupBy(studied, place => place.facet ?? 'Country')].map(
      ([facet, own]) =>
        `${facet}: ${own.map(({ name, there }) => `${name} (${counted(there.studies, 'study', 'studies')})`).join(', ')}.`,
    ),
    ...(heard.length === 0 ? [] : [`In consultations alone: ${heard.map(place => place.name).join(', ')}.`]),
    PLACE_RULE,
    ...about.map(
      facet =>
        `${facet.facet}: ${facet.terms.map(term => `${term.name} (${counted(term.from.length, 'configuration')})`).join(', ')}.`,
    ),
    levels.length === 0 ? 'No level.' : `Levels: ${levels.join(', ')}.`,
  ]
}

const ANSWERED = {
  explanation: 'answered in the explanation',
  apart: 'answered',
} as const

function contradictionFacts({ resting }: Principle): string[] {
  const against = resting.contradictions.map(
    study =>
      `${study.label} contradicts it, ${study.answered === null ? 'not answered yet' : ANSWERED[study.answered]}.`,
  )
  const narrowing = [...resting.studies, ...resting.consultations].filter(study => study.stances.includes('refines'))
  return [
    ...(against.length === 0 ? ['Nothing that was coded contradicts it.'] : against),
    ...resting.converse.map(label => `${label} found the opposite where conditions were opposite, which confirms it.`),
    ...(narrowing.length === 0 ? [] : [`It is narrowed by ${narrowing.map(study => study.label).join(', ')}.`]),
  ]
}
