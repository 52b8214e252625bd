// A draft is deterministic, loses nothing of what the configurations claim, and ends every sentence in its references.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftPrinciple, type Source } from '../../src/principles/drafting/draft.ts'
import { missingLines } from '../../src/principles/drafting/lines.ts'
import { list, plain } from '../../src/principles/drafting/plain.ts'
import { referencesIn } from '../../src/principles/references.ts'
import type { BasisRow } from '../../src/principles/resting/resting.ts'

const nasty = fc.constantFrom(
  '[CMOC 99]',
  'a [b](C1) c',
  'ends. With. Stops...',
  '# heading',
  '* list\n* list',
  '<b>bold</b>',
  'تجربة',
  '😀',
  ':;,',
  '`x`',
  '](x)',
)
const words = fc
  .oneof(fc.string({ minLength: 1, maxLength: 60 }), nasty, fc.constantFrom('time to listen', 'feeling heard'))
  .filter(text => text.trim() !== '')
const element = fc.record({
  role: fc.constantFrom('context', 'mechanism', 'resource', 'response', 'outcome', 'strategy', 'actor'),
  wording: words,
  polarity: fc.constantFrom('enabling', 'hindering', 'both', null),
  isInferred: fc.boolean(),
  mechanismAbsent: fc.boolean(),
  statementId: fc.option(fc.integer({ min: 1, max: 4 })),
  statementName: fc.constantFrom('feeling heard', null),
  isWorded: fc.boolean(),
})
const theme = fc.constantFrom({ id: 1, name: 'Time' }, { id: 2, name: 'Trust' })
const source = fc.record({
  layer: fc.constantFrom('synthesised', 'account'),
  id: fc.integer({ min: 1, max: 40 }),
  elements: fc.array(element, { maxLength: 6 }),
  themes: fc.array(theme, { maxLength: 2 }),
  wording: fc.option(words),
  levelIds: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
  contradicts: fc.array(
    fc.record({ layer: fc.constantFrom('synthesised', 'account'), id: fc.integer({ min: 1, max: 40 }) }),
    { maxLength: 2 },
  ),
}) as fc.Arbitrary<Source>
const keyOf = (one: { readonly layer: string; readonly id: number }) => `${one.layer} ${one.id}`
const sources = fc.uniqueArray(source, { minLength: 1, maxLength: 6, selector: one => `${one.layer} ${one.id}` })

function rowsOf(all: readonly Source[], seeds: readonly (readonly [number, number, string, boolean])[]): BasisRow[] {
  return seeds.map(([at, document, stance, isConverse]) => {
    const under = all[at % all.length] as Source
    return {
      ref: { layer: under.layer, id: under.id },
      via: under.layer === 'synthesised' ? 300 + document : null,
      documentId: document,
      documentLabel: `Document ${document}`,
      documentKind: 'article',
      studyId: document % 2 === 0 ? Math.floor(document / 4) : null,
      studyName: document % 2 === 0 ? `Study ${Math.floor(document / 4)}` : null,
      stance: stance as BasisRow['stance'],
      isConverse,
      excerptId: null,
    }
  })
}
const seed = fc.tuple(
  fc.nat(5),
  fc.integer({ min: 1, max: 12 }),
  fc.constantFrom('supports', 'refines', 'contradicts', 'background'),
  fc.boolean(),
)
const drafted = fc
  .tuple(sources, fc.array(seed, { maxLength: 14 }))
  .map(([all, seeds]) => ({ all, rows: rowsOf(all, seeds) }))

describe('a draft', () => {
  test('carries a reference to a chosen configuration in every sentence', () => {
    fc.assert(
      fc.property(drafted, ({ all, rows }) => {
        const draft = draftPrinciple(all, rows, 'chosen by hand')
        const linked = all.flatMap(one => one.contradicts)
        const known = new Set([...[...all, ...linked].map(keyOf), ...rows.map(row => `account ${row.via}`)])
        for (const sentence of draft.paragraphs.flat()) {
          expect(sentence.refs.length).toBeGreaterThan(0)
          for (const ref of sentence.refs) expect(known.has(`${ref.layer} ${ref.id}`)).toBe(true)
          expect(sentence.text).not.toMatch(/[[\]\n]/)
          expect(sentence.text).toMatch(/[^.\s]$/)
        }
        // What stands in the text is what the sentences say: no wording passes for a reference.
        const inText = referencesIn(draft.explanation)
        for (const ref of inText) expect(known.has(`${ref.layer} ${ref.id}`)).toBe(true)
        for (const one of all) expect(inText.some(ref => ref.layer === one.layer && ref.id === one.id)).toBe(true)
      }),
    )
  })

  test('is the same whatever the order of choosing', () => {
    fc.assert(
      fc.property(drafted, ({ all, rows }) => {
        expect(draftPrinciple([...all].reverse(), rows, 'chosen by hand')).toEqual(
          draftPrinciple(all, rows, 'chosen by hand'),
        )
      }),
    )
  })

  test('says every element but actors in a line or under its shared idea, and every context, mechanism and outcome in the text', () => {
    fc.assert(
      fc.property(drafted, ({ all, rows }) => {
        const draft = draftPrinciple(all, rows, 'chosen by hand')
        for (const { one, isSaid } of all.flatMap(({ elements, wording }) =>
          elements.map(one => ({ one, isSaid: wording !== null })),
        )) {
          const said = plain(one.wording)
          // What the team's own sentence says is not said again.
          const shown = one.isWorded && (isSaid || draft.lines.length > 0)
          if (!shown) expect(draft.explanation).toContain(said)
          if (one.role === 'actor' || said === '') continue
          const line = draft.lines.some(
            line =>
              line.text === said ||
              line.text.toLowerCase() === said.toLowerCase() ||
              (one.statementId !== null && line.statementId === one.statementId),
          )
          expect(line).toBe(true)
        }
        for (const line of draft.lines)
          expect(all.some(one => one.layer === line.layer && one.id === line.configurationId)).toBe(true)
      }),
    )
  })

  test('names each study that supports once, and every one that contradicts', () => {
    fc.assert(
      fc.property(drafted, ({ all, rows }) => {
        const draft = draftPrinciple(all, rows, 'chosen by hand')
        const rests = draft.paragraphs.flat().filter(sentence => sentence.text.startsWith('This rests on'))
        const label = (row: BasisRow) => row.studyName ?? row.documentLabel
        const supporting = new Set(rows.filter(row => row.stance === 'supports' || row.stance === 'refines').map(label))
        for (const one of supporting)
          expect((rests[0]?.text ?? '').split(/: |, | and /).filter(part => part === one)).toHaveLength(1)
        for (const row of rows.filter(row => row.stance === 'contradicts'))
          expect(draft.explanation).toContain(`Still to be answered: ${label(row)} contradicts this`)
      }),
    )
  })

  test('drafted again over its own lines there is nothing to add', () => {
    fc.assert(
      fc.property(drafted, ({ all, rows }) => {
        const { lines } = draftPrinciple(all, rows, 'chosen by hand')
        expect(
          missingLines(
            lines,
            lines.map((line, at) => ({ ...line, id: at + 1, position: at + 1 })),
          ),
        ).toEqual([])
      }),
    )
  })
})

test('a configuration reads as a plain sentence', () => {
  const say = (elements: Partial<Source['elements'][number]>[], wording: string | null = null) =>
    draftPrinciple(
      [
        {
          layer: 'synthesised',
          id: 12,
          themes: [],
          levelIds: [],
          contradicts: [],
          wording,
          elements: elements.map(one => ({
            role: 'context',
            wording: '',
            polarity: null,
            isInferred: false,
            mechanismAbsent: false,
            statementId: null,
            statementName: null,
            isWorded: false,
            ...one,
          })),
        },
      ],
      [],
      'chosen by hand',
    ).explanation.split('\n\n')[0]
  expect(
    say([
      { role: 'context', wording: 'someone has time' },
      { role: 'mechanism', wording: 'being heard.' },
      { role: 'outcome', wording: 'coming back' },
    ]),
  ).toBe('Where someone has time, what works is being heard and what follows is coming back [CMOC 12].')
  expect(
    say([
      { role: 'context', wording: 'short appointments', polarity: 'hindering' },
      { role: 'mechanism', wording: 'feeling rushed', polarity: 'hindering' },
    ]),
  ).toBe('Where short appointments, what stands in the way is feeling rushed [CMOC 12].')
  expect(
    say([
      { role: 'mechanism', wording: 'trust' },
      { role: 'outcome', wording: 'people leave', mechanismAbsent: true },
    ]),
  ).toBe('What works is trust [CMOC 12]. Where this is missing, what follows is people leave [CMOC 12].')
  expect(
    say(
      [
        { role: 'mechanism', wording: 'trust', isWorded: true },
        { role: 'outcome', wording: 'coming back' },
      ],
      'people trust the doctor. They [sic] go.',
    ),
  ).toBe('People trust the doctor [CMOC 12]. They (sic) go [CMOC 12]. What follows is coming back [CMOC 12].')
  expect(list(['a', 'b', 'c'])).toBe('a, b and c')
})

test('a contradiction that the team has linked is an open question of the draft, once for each pair', () => {
  const one = (id: number, contradicts: readonly number[]): Source => ({
    ...{ layer: 'synthesised', id, wording: `Claim ${id}`, elements: [], themes: [], levelIds: [] },
    contradicts: contradicts.map(id => ({ layer: 'synthesised', id })),
  })
  const { explanation } = draftPrinciple([one(1, [2, 9]), one(2, [1])], [], 'chosen by hand')
  expect(explanation).toContain('Still to be answered: CMOC 1 and CMOC 2 contradict each other [CMOC 1] [CMOC 2].')
  expect(explanation).toContain(
    'CMOC 1 and CMOC 9, which this does not rest on, contradict each other [CMOC 1] [CMOC 9].',
  )
  expect(explanation.match(/contradict each other/g)).toHaveLength(2)
})
