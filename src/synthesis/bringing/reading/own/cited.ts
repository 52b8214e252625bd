// How a piece of evidence stands in a cell of Retroduce's own table of configurations, and how it is read from there.
import { STANCES, type Stance } from '../../../../configurations/domain.ts'

export type CitedHere = {
  readonly stance: Stance
  readonly isConverse: boolean
  readonly documentId: number
  /** Null where the document is cited and not yet quoted. */
  readonly excerptId: number | null
  readonly locator: string
  readonly note: string
  readonly label: string
}

type Told = Omit<CitedHere, 'stance' | 'label'> & { readonly stance: string; readonly documentLabel: string }

/** `supports (converse); document 3; excerpt 12; at "p. 4"; note "see table 2": Alder 2019` */
export function citedLine({ stance, isConverse, documentId, excerptId, locator, note, documentLabel }: Told): string {
  const parts = [
    `${stance}${isConverse ? ' (converse)' : ''}`,
    `document ${documentId}`,
    excerptId === null ? '' : `excerpt ${excerptId}`,
    locator === '' ? '' : `at ${JSON.stringify(locator)}`,
    note === '' ? '' : `note ${JSON.stringify(note)}`,
  ]
  return `${parts.filter(Boolean).join('; ')}: ${documentLabel.replaceAll(/\s+/g, ' ')}`
}

const STRING = '("(?:[^"\\\\]|\\\\.)*")'
const LINE = new RegExp(
  `^(${STANCES.join('|')})( \\(converse\\))?; document (\\d{1,9})(?:; excerpt (\\d{1,9}))?(?:; at ${STRING})?(?:; note ${STRING})?: (.+)$`,
)

/** Null for a line that is none. */
export function citedIn(line: string): CitedHere | null {
  const found = LINE.exec(line.trim())
  if (found === null) return null
  const [, stance, converse, document, excerpt, locator, note, label = ''] = found
  const said = (text: string | undefined) => (text === undefined ? '' : textIn(text))
  return {
    stance: stance as Stance,
    isConverse: converse !== undefined,
    documentId: Number(document),
    excerptId: excerpt === undefined ? null : Number(excerpt),
    locator: said(locator),
    note: said(note),
    label,
  }
}

function textIn(json: string): string {
  try {
    return String(JSON.parse(json))
  } catch {
    return json
  }
}
