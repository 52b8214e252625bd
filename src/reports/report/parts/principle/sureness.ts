// How sure the team is of a principle: its own words under four heads, the facts beside them, and what it answers to studies that contradict.
import type { Element } from '../../../../configurations/elements/element.ts'
import type { Reading } from '../../../../configurations/reading.ts'
import type { ReadPrinciple } from '../../../../principles/reading.ts'
import { supporting } from '../../../../principles/resting/resting.ts'
import { HEADS, type Head } from '../../../../principles/sureness/heads.ts'
import type { Document, Judgement, Source } from '../../source.ts'
import { type Block, heading, list, missing, paragraph, quiet, strong } from '../../writing/blocks.ts'
import { facetSaid, levelSaid, termSaid } from '../shipped.ts'
import type { Words } from '../words.ts'
import { placeLines } from './places.ts'

/** Nothing is said twice: that nothing contradicts is said by the team where it wrote of it, and counted elsewhere. */
export function surenessBlocks(source: Source, principle: ReadPrinciple, words: Words): Block[] {
  const { say, day } = words
  const said = source.sureness.get(principle.id)
  const facts = { ...factsOf(source, principle, words), onSettings: furtherFacts(source, principle, words) }
  return [
    heading(3, say('report.sure.title')),
    ...(said?.grade == null ? [] : [paragraph([strong(say('report.sure.grade', { grade: said.grade }))])]),
    said === undefined
      ? missing(say('report.sure.none'))
      : paragraph([
          quiet(say('report.sure.signed', { by: said.writtenBy ?? say('report.team'), day: day(said.writtenAt) })),
        ]),
    paragraph([quiet(say('report.sure.counted'))]),
    ...HEADS.flatMap(({ name }): Block[] => {
      const text = said?.[name] ?? ''
      const counted = facts[name].filter(fact => text === '' || fact !== say('report.facts.noContradiction'))
      return [
        heading(4, say(`report.sure.${name}`)),
        ...(text === '' ? (said === undefined ? [] : [missing(say('report.sure.unsaid'))]) : [markdown(text)]),
        ...(counted.length === 0 ? [] : [list(counted.map(fact => [quiet(fact)]))]),
      ]
    }),
  ]
}

const markdown = (text: string): Block => ({ kind: 'markdown', text })

/** The same counts as beside the team's words on the principle's page, in words that need no method. */
export function factsOf(source: Source, principle: ReadPrinciple, words: Words): Readonly<Record<Head, string[]>> {
  const keys = new Set(principle.configurations.map(ref => `${ref.layer} ${ref.id}`))
  const readings = source.ground.readings.filter(one => keys.has(`${one.layer} ${one.id}`))
  const rows = principle.rows.filter(row => row.stance !== 'background')
  const ids = new Set(rows.map(row => row.documentId))
  const documents = source.documents.filter(one => ids.has(one.id))
  return {
    onData: dataFacts(principle, rows, documents, words),
    onExplanation: explanationFacts(readings, words),
    onSettings: settingFacts(source, principle, words),
    onContradiction: contradictionFacts(principle, words),
  }
}

const JUDGEMENTS: readonly Judgement[] = ['high', 'moderate', 'low', 'different', null]

function dataFacts(
  { resting }: ReadPrinciple,
  rows: ReadPrinciple['rows'],
  documents: readonly Document[],
  { say }: Words,
): string[] {
  if (documents.length === 0) return [say('report.facts.noDocument')]
  const judged = (aspect: 'relevance' | 'rigour' | 'richness') => {
    const parts = JUDGEMENTS.flatMap(word => {
      const count = documents.filter(one => one[aspect] === word).length
      return count === 0 ? [] : [`${count} ${say(`report.facts.${word ?? 'unjudged'}`)}`]
    })
    return say(`report.facts.${aspect}`, { parts: parts.join(', ') })
  }
  return [
    say('report.facts.support', {
      studies: supporting(resting).length,
      documents: documents.length,
      consultations: resting.counts.consultations,
    }),
    judged('relevance'),
    judged('rigour'),
    judged('richness'),
    say('report.facts.quoted', {
      quoted: new Set(rows.flatMap(row => row.excerptId ?? [])).size,
      cited: rows.filter(row => row.excerptId === null).length,
    }),
  ]
}

function explanationFacts(readings: readonly Reading<Element>[], { say }: Words): string[] {
  if (readings.length === 0) return [say('report.facts.noExplanation')]
  const elements = readings.flatMap(one => one.elements)
  const partial = readings.filter(one => one.toComplete !== '').length
  const unworded = readings.filter(one => one.isGenerated).length
  return [
    say('report.facts.explanations', {
      n: readings.length,
      parts: elements.length,
      inferred: elements.filter(element => element.isInferred).length,
    }),
    ...(partial === 0 ? [] : [say('report.facts.partial', { n: partial })]),
    ...(unworded === 0 ? [] : [say('report.facts.unworded', { n: unworded })]),
  ]
}

/** Where it was studied stands by itself, above. */
function furtherFacts(source: Source, principle: ReadPrinciple, words: Words): string[] {
  const places = placeFacts(source, principle, words)
  const others = settingFacts(source, principle, words).filter(fact => !places.includes(fact))
  return places.length === 0 ? others : [words.say('report.sure.studied'), ...others]
}

const placeFacts = (source: Source, principle: ReadPrinciple, words: Words) =>
  placeLines(source, principle, words).map(({ facet, said }) => `${facet}: ${said}.`)

function settingFacts(source: Source, principle: ReadPrinciple, words: Words): string[] {
  const { say } = words
  const { terms, levels, places } = principle
  const facets = new Set(places.map(place => place.facet))
  return [
    ...placeFacts(source, principle, words),
    ...terms
      .filter(facet => !facets.has(facet.facet))
      .map(
        facet => `${facetSaid(facet.facet, words)}: ${facet.terms.map(term => termSaid(term.name, words)).join(', ')}.`,
      ),
    levels.length === 0
      ? say('report.facts.noLevel')
      : say('report.facts.levels', { levels: levels.map(level => levelSaid(level, words)).join(', ') }),
  ]
}

function contradictionFacts({ resting }: ReadPrinciple, { say }: Words): string[] {
  const narrowing = [...resting.studies, ...resting.consultations].filter(study => study.stances.includes('refines'))
  return [
    ...(resting.contradictions.length === 0
      ? [say('report.facts.noContradiction')]
      : resting.contradictions.map(({ label, answered }) =>
          say(`report.facts.against.${answered ?? 'open'}`, { study: label }),
        )),
    ...resting.converse.map(study => say('report.facts.converse', { study })),
    ...(narrowing.length === 0
      ? []
      : [say('report.facts.narrowed', { studies: narrowing.map(study => study.label).join(', ') })]),
  ]
}

/** Answers that stand beside the explanation; what the explanation itself answers is read there. */
export function answerBlocks(principle: ReadPrinciple, { say }: Words): Block[] {
  const answered = principle.resting.contradictions.flatMap(study =>
    principle.answers
      .filter(answer => study.documentIds.includes(answer.documentId))
      .map(answer => ({ label: study.label, text: answer.text })),
  )
  return answered.flatMap(({ label, text }): Block[] => [
    paragraph([quiet(say('report.sure.answer', { study: label }))]),
    markdown(text),
  ])
}
