// Breaks text into lines that fit a width in a drawing, where nothing can be measured: widths of letters are estimated, on the wide side.

const SIZE = 13

/** Lines at most `width` pixels wide at 13 pixels; a word too long for a line is broken. */
export function wrap(text: string, width: number, isBold = false): readonly string[] {
  const factor = isBold ? 1.1 : 1
  const fits = (line: string) => widthOf(line) * factor <= width
  const lines: string[] = []
  let line = ''
  // A count such as (n = 2) stays whole.
  for (const word of text.split(/(?<!=)\s(?!=)/).filter(part => part !== '')) {
    for (const piece of pieces(word, fits)) {
      const longer = line === '' ? piece : `${line} ${piece}`
      if (fits(longer)) line = longer
      else {
        lines.push(line)
        line = piece
      }
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line]
}

function pieces(word: string, fits: (line: string) => boolean): readonly string[] {
  if (fits(word)) return [word]
  const found: string[] = []
  let piece = ''
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      found.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...found, piece]
}

function widthOf(text: string): number {
  let sum = 0
  for (const letter of text) sum += shareOf(letter)
  return sum * SIZE
}

/** Width of a letter as a share of the size of the font. */
function shareOf(letter: string): number {
  if (" .,:;!|'ijlftI()[]".includes(letter)) return 0.34
  if ('mwMW@%'.includes(letter)) return 0.95
  if ((letter.codePointAt(0) ?? 0) >= 0x1100) return 1
  return /[\p{Lu}&=]/u.test(letter) ? 0.75 : 0.57
}
