// Records of every kind that the flow diagram may meet, for property tests.
import fc from 'fast-check'
import type { FlowGroup } from '../../../src/screening/flow/stages.ts'
import { SEARCH_KINDS } from '../../../src/sources/searches/domain.ts'
import { STANDINGS } from '../../../src/sources/standing/domain.ts'

export const groups = fc.array(
  fc.record<FlowGroup>({
    searchId: fc.constantFrom(null, 1, 2),
    iteration: fc.constantFrom(null, 1, 2, 3),
    kind: fc.constantFrom(null, ...SEARCH_KINDS),
    source: fc.constantFrom(null, 'PubMed', 'a < b & "c"', 'one, two; three'),
    standing: fc.constantFrom(...STANDINGS),
    isAssessed: fc.boolean(),
    reason: fc.constantFrom(null, 'wrong setting', 'x'.repeat(100), '<b>'),
    count: fc.nat(1000),
  }),
  { maxLength: 30 },
)
