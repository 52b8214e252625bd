// Lines of the flow diagram keep what belongs together.
import { expect, it } from 'vitest'
import { wrap } from '../../../src/screening/flow/wrapping.ts'

it('never parts a count from its number', () => {
  const lines = wrap('Outcomes only, nothing on how or why (n = 2)', 260)
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.at(-1)).toMatch(/\(n = 2\)$/)
})
