// The lines of a draft: one for each idea of its configurations, and those of a new draft that a principle lacks.
import type { Polarity, Role } from '../../configurations/domain.ts'
import type { Line, LineKind } from '../domain.ts'
import type { DraftLine, Source } from './draft.ts'
import { plain } from './plain.ts'

const KIND: Readonly<Partial<Record<Role, LineKind>>> = {
  context: 'context',
  mechanism: 'mechanism',
  resource: 'mechanism',
  response: 'mechanism',
  outcome: 'outcome',
  strategy: 'strategy',
}
const KINDS: readonly LineKind[] = ['strategy', 'context', 'mechanism', 'outcome']

/** One line for each idea: elements that share a statement, or say the same words, with the same polarity, are one. */
export function linesOf(sources: readonly Source[]): DraftLine[] {
  const found = sources.flatMap(source =>
    source.elements.flatMap(element => {
      const kind = KIND[element.role]
      return kind === undefined ? [] : [{ kind, element, source }]
    }),
  )
  const sided = (kind: LineKind, polarity: Polarity | null) =>
    kind === 'context' || kind === 'mechanism' ? polarity : null
  const groups = Map.groupBy(found, ({ kind, element }) => {
    const idea = element.statementId === null ? plain(element.wording).toLowerCase() : `#${element.statementId}`
    return JSON.stringify([kind, sided(kind, element.polarity), idea])
  })
  const lines = [...groups.values()].map(group => {
    const { kind, element, source } = group[0] as (typeof group)[number]
    const theme = group.flatMap(one => one.source.themes)[0]
    const shared = group.length > 1 && element.statementId !== null && element.statementName !== null
    return {
      kind,
      text: shared ? plain(element.statementName ?? '') : plain(element.wording),
      polarity: sided(kind, element.polarity),
      audience: '',
      themeId: theme?.id ?? null,
      themeName: theme?.name ?? null,
      statementId: element.statementId,
      layer: source.layer,
      configurationId: source.id,
    }
  })
  return lines.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
}

/** Lines of a new draft that the principle does not have yet, by idea or by words. */
export function missingLines(draft: readonly DraftLine[], present: readonly Line[]): DraftLine[] {
  const has = (line: DraftLine) =>
    present.some(
      other =>
        other.kind === line.kind &&
        other.polarity === line.polarity &&
        ((line.statementId !== null && other.statementId === line.statementId) ||
          other.text.toLowerCase() === line.text.toLowerCase()),
    )
  return draft.filter(line => !has(line))
}
