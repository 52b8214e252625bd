// Every write leaves a trail: what opens a transaction adds an activity row, itself or through another action.
import { expect, test } from 'vitest'
import { expectNone, filesUnder } from './tree.ts'

/** Writes without a row of their own, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  noteAccess: 'the log of access is a trail of its own',
  saveBatch: 'part of an import, which has one row when it is complete',
  settleLateArrivals: 'part of an import, which has one row when it is complete',
  notePairsFound: 'part of looking again for duplicates, which has one row when it begins',
  adoptOrphans: 'part of undoing an import, which has a row',
  saveWithDecisions: 'part of an import, which has one row when it is complete',
  takeBack: 'part of taking back what was carried in, which has a row',
  clearForUndo: 'part of undoing an import, which has a row',
  fillBatch: 'part of an assignment, which has a row for each batch',
  emptyBatch: 'part of an assignment that was cancelled or broke off',
  recountBatch: 'part of moving a batch, which has a row',
  indexWholes: 'lets search find what came in with a project, which has a row',
  letFileGo: 'part of an import that was cancelled or failed, which has a row',
}

type Action = { readonly name: string; readonly place: string; readonly text: string; readonly isExported: boolean }

const actions: readonly Action[] = filesUnder(['src'], /\/actions\.ts$/).flatMap(file =>
  [...file.text.matchAll(/^(export )?(?:async )?function (\w+)[\s\S]*?^\}/gm)].map(found => ({
    name: found[2] ?? '',
    place: `${file.path}: ${found[2]}`,
    text: found[0].slice(found[0].indexOf('(')),
    isExported: found[1] !== undefined,
  })),
)

/** Those that call one that records, until no more are found. */
function recording(): ReadonlySet<string> {
  const known = new Set(['record', 'keepInBin'])
  for (let before = 0; before < known.size; ) {
    before = known.size
    for (const { name, text } of actions)
      if ([...text.matchAll(/(?<![.\w])(\w+)\(/g)].some(([, called = '']) => known.has(called))) known.add(name)
  }
  return known
}

test('every action that writes adds to the trail of activity', () => {
  const known = recording()
  const silent = actions.filter(one => one.isExported && /\btransaction\(/.test(one.text) && !known.has(one.name))
  expectNone(
    'Call record(ctx, { verb, subjectKind, subjectId }) or keepInBin(…) in the transaction, or give a reason in WITHOUT:',
    silent.filter(one => !(one.name in WITHOUT)).map(one => one.place),
  )
  expect(Object.keys(WITHOUT).sort(), 'WITHOUT names what is silent, and no more').toEqual(
    silent.map(one => one.name).sort(),
  )
})
