// That a server gives back what starting has taken.
import { expect, test } from 'vitest'
import { giveBackMemory } from '../../src/main/memory.ts'

test('a heap that has grown shrinks again', () => {
  let kept: string[] = Array.from({ length: 400_000 }, (_, at) => `row ${at} of something that was only needed once`)
  const grown = process.memoryUsage().heapTotal
  expect(kept.length).toBe(400_000)
  kept = []
  giveBackMemory()
  expect(process.memoryUsage().heapTotal).toBeLessThan(grown - 10e6)
})
