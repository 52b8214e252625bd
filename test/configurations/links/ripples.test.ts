// Ripples laid out as chains: every link once, cycles named and never walked for ever.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Rippling, rippleAround, rippleChains } from '../../../src/configurations/links/domain.ts'
import { spentSince, spentUntilNow } from '../../support/measuring/spent.ts'

const cmoc = (id: number) => ({ layer: 'synthesised' as const, id })
const ripple = (from: number, to: number): Rippling => ({ kind: 'ripple', from: cmoc(from), to: cmoc(to) })
const drawn = (links: readonly Rippling[]) =>
  rippleChains(links).map(
    ({ end, depth, again }) => `${'-'.repeat(depth)}${end.id}${again === null ? '' : ` ${again}`}`,
  )

describe('rippleChains', () => {
  it.each<[string, readonly Rippling[], readonly string[]]>([
    ['nothing', [], []],
    ['a chain', [ripple(1, 2), ripple(2, 3)], ['1', '-2', '--3']],
    ['a branch', [ripple(1, 2), ripple(1, 3), ripple(2, 4)], ['1', '-2', '--4', '-3']],
    ['two that meet', [ripple(1, 3), ripple(2, 3), ripple(3, 4)], ['1', '-3', '--4', '2', '-3 above']],
    ['a circle', [ripple(1, 2), ripple(2, 3), ripple(3, 1)], ['1', '-2', '--3', '---1 round']],
    ['a circle with a way in', [ripple(9, 2), ripple(2, 3), ripple(3, 2)], ['9', '-2', '--3', '---2 round']],
    ['within one', [ripple(1, 1)], ['1', '-1 round']],
    ['no other kinds', [{ ...ripple(1, 2), kind: 'alternative' }], []],
  ])('lays out %s', (_, links, expected) => {
    expect(drawn(links)).toEqual(expected)
  })

  it('shows every link once, however they run', () => {
    const any = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 30 })
    fc.assert(
      fc.property(any, pairs => {
        const links = pairs.map(([from, to], id) => ({ ...ripple(from, to), id }))
        const shown = rippleChains(links).flatMap(step => (step.link === null ? [] : [step.link.id]))
        expect(shown.toSorted((a, b) => a - b)).toEqual(links.map(link => link.id))
      }),
    )
  })

  it('lays out a long chain in time that one does not feel', () => {
    const links = Array.from({ length: 2_000 }, (_, at) => ripple(at, (at + 1) % 2_000))
    const begun = spentUntilNow()
    expect(rippleChains(links)).toHaveLength(2_001)
    expect(spentSince(begun)).toBeLessThan(5_000)
  })
})

it('around one: what it comes round from', () => {
  const links = [ripple(1, 2), ripple(2, 3), ripple(3, 1), ripple(8, 1)]
  const around = rippleAround(links, cmoc(1))
  expect(around.after.map(end => end.id)).toEqual([2, 3])
  expect(around.before.map(end => end.id)).toEqual([8])
  expect(around.comesRound.map(end => end.id)).toEqual([3])
  expect(rippleAround([ripple(1, 2)], cmoc(1)).comesRound).toEqual([])
})
