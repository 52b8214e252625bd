// Cuts JSON into the objects of its list as a stream, so that one broken object does not take the others with it.
import { LONGEST_ENTRY } from '../entry.ts'

export type CutObject = {
  readonly line: number
  readonly text: string
  /** Whether it was longer than a reference can be, or the file ended within it. */
  readonly problem: 'long' | 'unfinished' | null
}

export type ObjectCutter = {
  push(text: string): readonly CutObject[]
  end(): readonly CutObject[]
}

/** Hands on each object that stands in the outermost list, or alone, or one after the other in lines. */
export function objectCutter(): ObjectCutter {
  let line = 1
  let depth = 0
  let inString = false
  let escaped = false
  let held = ''
  let startLine = 1
  let length = 0

  function push(text: string): readonly CutObject[] {
    const done: CutObject[] = []
    let from = 0
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === 10) line += 1
      if (inString) {
        if (escaped) escaped = false
        else if (code === 92) escaped = true
        else if (code === 34) inString = false
        continue
      }
      if (code === 34) inString = depth > 0
      else if (code === 123) {
        if (depth === 0) {
          from = at
          startLine = line
          held = ''
          length = 0
        }
        depth += 1
      } else if (code === 125 && depth > 0) {
        depth -= 1
        if (depth === 0) done.push(take(text.slice(from, at + 1)))
      }
    }
    if (depth > 0) hold(text.slice(from))
    return done
  }

  function hold(text: string): void {
    length += text.length
    if (length <= LONGEST_FILE) held += text
    else held = ''
  }

  function take(text: string): CutObject {
    hold(text)
    const whole = held
    held = ''
    return { line: startLine, text: length > LONGEST_FILE ? '' : whole, problem: length > LONGEST_FILE ? 'long' : null }
  }

  function end(): readonly CutObject[] {
    return depth > 0 ? [{ line: startLine, text: held.slice(0, LONGEST_ENTRY), problem: 'unfinished' }] : []
  }

  return { push, end }
}

/** An object may hold a whole list (“items”); that is kept in memory, so it has to end somewhere. */
const LONGEST_FILE = 20_000_000
