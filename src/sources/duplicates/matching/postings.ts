// Keeps which records have a key, in a few bytes for each: chains in typed arrays that grow by doubling.

export type Postings = {
  add(key: number, slot: number): void
  /** Calls with the slots of a key, the latest first, at most as many as asked for. */
  each(key: number, most: number, visit: (slot: number) => void): void
}

const FIRST_SIZE = 1024

export function postings(): Postings {
  let buckets = new Int32Array(FIRST_SIZE).fill(-1)
  let keys = new Int32Array(FIRST_SIZE)
  let slots = new Int32Array(FIRST_SIZE)
  let next = new Int32Array(FIRST_SIZE)
  let count = 0

  function place(at: number): void {
    const bucket = keys[at]! & (buckets.length - 1)
    next[at] = buckets[bucket]!
    buckets[bucket] = at
  }

  function grow(): void {
    keys = larger(keys)
    slots = larger(slots)
    next = new Int32Array(keys.length)
    buckets = new Int32Array(keys.length).fill(-1)
    for (let at = 0; at < count; at++) place(at)
  }

  function add(key: number, slot: number): void {
    if (count === keys.length) grow()
    keys[count] = key
    slots[count] = slot
    place(count)
    count++
  }

  function each(key: number, most: number, visit: (slot: number) => void): void {
    let left = most
    for (let at = buckets[key & (buckets.length - 1)]!; at >= 0 && left > 0; at = next[at]!) {
      if (keys[at] !== key) continue
      visit(slots[at]!)
      left--
    }
  }

  return { add, each }
}

function larger(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2)
  grown.set(array)
  return grown
}
