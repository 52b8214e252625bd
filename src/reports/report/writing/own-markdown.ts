// The team's Markdown inside a report that is Markdown itself: its headings stay below those of the report, and tags go, as on pages.

const FENCE = /^ {0,3}(```|~~~)/
const HEADING = /^( {0,3})(#{1,6})(?=\s)/
const LOWEST = 6
const SCRIPT = /<(script|style)\b[^<>]{0,500}>[^<]{0,5000}<\/\1>/gi
// An address between angles is a link and no tag.
const TAG = /<(?!https?:|mailto:)[a-z/!?][^<>]{0,500}>/gi
/** The headings of a report go down to the fourth level. */
const LOWERED = 3
const UNDERLINED = /^ {0,3}(=+|-{2,})\s*$/

export function ownMarkdown(text: string): string {
  let fence: string | null = null
  const lines = text.split('\n')
  return lines
    .map((line, at) => {
      const mark = FENCE.exec(line)?.[1] ?? null
      if (fence !== null) {
        if (mark === fence) fence = null
        return line
      }
      if (mark !== null) {
        fence = mark
        return line
      }
      // A row of signs under a line would make that line a heading of the highest level.
      if (UNDERLINED.test(line) && (lines[at - 1] ?? '').trim() !== '') return `\\${line.trim()}`
      const heading = HEADING.exec(line)
      const lowered =
        heading === null
          ? line
          : `${heading[1]}${'#'.repeat(Math.min(LOWEST, (heading[2] ?? '').length + LOWERED))}${line.slice(heading[0].length)}`
      return withoutTags(lowered)
    })
    .join('\n')
}

/** Between backticks a sign is a sign already. */
function withoutTags(line: string): string {
  return line
    .split(/(`[^`]*`)/)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part
            .replaceAll(SCRIPT, '')
            .replaceAll(TAG, '')
            .replaceAll(/<(?!https?:|mailto:)(?=[a-z/!?])/gi, '&lt;')
            // A link that a page would not follow is none in a file either.
            .replaceAll(/\](?=\(\s{0,9}<?(?!https?:|mailto:)[a-z][a-z0-9+.-]{0,30}:)/gi, '\\]'),
    )
    .join('')
}
