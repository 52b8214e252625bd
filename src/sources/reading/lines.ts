// Cuts a stream of text into lines, whichever of CR, LF and CRLF end them, at constant memory.

/** Longer lines are no reference: what goes beyond is dropped, so that a file without line ends cannot fill the memory. */
export const LONGEST_LINE = 2_000_000

export type LineCutter = {
  /** Hands on every line that ends within this piece; the piece may be cut anywhere. */
  push(text: string): void
  /** Hands on the last line when no line end follows it. */
  end(): void
}

/** Calls `take` with each line, its line end removed, and its number counted from 1. */
export function cutLines(take: (line: string, number: number) => void): LineCutter {
  let rest = ''
  let number = 0
  let afterReturn = false

  function give(line: string): void {
    number += 1
    take(line.length > LONGEST_LINE ? line.slice(0, LONGEST_LINE) : line, number)
  }

  function push(text: string): void {
    let at = afterReturn && text.startsWith('\n') ? 1 : 0
    if (text.length > 0) afterReturn = false
    let feed = -2
    let back = -2
    for (;;) {
      if (feed !== -1 && feed < at) feed = text.indexOf('\n', at)
      if (back !== -1 && back < at) back = text.indexOf('\r', at)
      if (feed === -1 && back === -1) break
      const end = feed === -1 || (back !== -1 && back < feed) ? back : feed
      give(rest + text.slice(at, end))
      rest = ''
      at = end + 1
      if (end !== back) continue
      if (at === text.length) afterReturn = true
      else if (text[at] === '\n') at += 1
    }
    if (rest.length < LONGEST_LINE) rest += text.slice(at)
  }

  function end(): void {
    if (rest !== '') give(rest)
    rest = ''
  }

  return { push, end }
}
