// Figures by role: none of fewer than four people, and none from which a smaller group could be worked out.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PANELLIST_ROLES } from '../../../src/panel/domain.ts'
import { groupsOf, rolesUnnamed, withheldSaid } from '../../../src/panel/results/groups.ts'

const [patients, practitioners, policy, experts] = PANELLIST_ROLES
type Role = (typeof PANELLIST_ROLES)[number]

const answers = (sizes: Partial<Record<Role, number>>) =>
  Object.entries(sizes).flatMap(([role, n]) =>
    Array.from({ length: n }, (_, at) => ({ role: role as Role, score: (at % 5) + 1 })),
  )
const shown = (sizes: Partial<Record<Role, number>>) => groupsOf(answers(sizes), '1-5').shown.map(one => one.role)

test.each([
  ['four are enough', { [practitioners]: 4 }, [practitioners]],
  ['three are not', { [practitioners]: 3 }, []],
  ['one small group would be what is left over', { [patients]: 3, [practitioners]: 9 }, []],
  ['the smallest is left out with it', { [patients]: 3, [practitioners]: 9, [policy]: 4 }, [practitioners]],
  ['two small groups are four together', { [patients]: 2, [practitioners]: 9, [experts]: 2 }, [practitioners]],
  ['all are large', { [patients]: 4, [experts]: 5 }, [patients, experts]],
  ['nobody answered', {}, []],
] as const)('%s', (_, sizes, roles) => expect(shown(sizes)).toEqual(roles))

test('whatever the sizes, what is left of the whole is nobody or four people and more', () => {
  const answer = fc.record({
    role: fc.constantFrom(...PANELLIST_ROLES),
    score: fc.option(fc.integer({ min: 1, max: 5 })),
  })
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 40 }), given => {
      const { shown, apart, withheld } = groupsOf(given, '1-5')
      for (const group of shown) {
        expect(group.answered).toBeGreaterThanOrEqual(4)
        expect(group.counts.reduce((sum, one) => sum + one.count, group.cannot)).toBe(group.answered)
      }
      const left = given.length - shown.reduce((sum, one) => sum + one.answered, 0)
      expect(left === 0 || left >= 4 || shown.length === 0).toBe(true)
      expect(withheld).toEqual(apart.filter(role => given.filter(one => one.role === role).length >= 4))
      expect(withheldSaid({ withheld }) === '').toBe(withheld.length === 0)
      expect(new Set([...apart, ...shown.map(one => one.role)])).toEqual(new Set(given.map(one => one.role)))
    }),
  )
})

test('a role that a table of single answers names tells nobody’s answers at any question', () => {
  const size = fc.record({
    question: fc.constantFrom('1', '2', '3'),
    role: fc.constantFrom(...PANELLIST_ROLES),
    people: fc.integer({ min: 1, max: 9 }),
  })
  const sizes = fc.uniqueArray(size, { selector: one => `${one.question} ${one.role}`, maxLength: 12 })
  fc.assert(
    fc.property(sizes, given => {
      const unnamed = rolesUnnamed(given)
      for (const of of Map.groupBy(given, one => one.question).values()) {
        const named = of.filter(one => !unnamed.has(one.role))
        expect(named.every(one => one.people >= 4)).toBe(true)
        const left = of.filter(one => unnamed.has(one.role)).reduce((sum, one) => sum + one.people, 0)
        expect(left === 0 || left >= 4 || named.length === 0).toBe(true)
      }
    }),
  )
})
