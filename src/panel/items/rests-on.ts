// "What it rests on" for people who read no configurations: a few lines in each language, frozen when a round opens.
import type { ReadPrinciple } from '../../principles/reading.ts'
import { withoutReferences } from '../../principles/references.ts'
import type { Language, Say } from '../domain.ts'

type Readable = Pick<ReadPrinciple, 'resting' | 'lines' | 'whereItHolds' | 'whereItDoesNot'>

/** JSON of the text per language. */
export function restsOnText(principle: Readable, sayIn: (language: Language) => Say): string {
  return JSON.stringify({ en: restsOnIn(principle, sayIn('en')), nl: restsOnIn(principle, sayIn('nl')) })
}

function restsOnIn(principle: Readable, say: Say): string {
  const line = (term: string, parts: readonly string[]) =>
    parts.length === 0 ? [] : [`${term.replaceAll(':', '')}: ${parts.map(flat).join('; ')}`]
  const of = (kind: string, hindering: boolean) =>
    principle.lines
      .filter(one => one.kind === kind && (one.polarity === 'hindering') === hindering)
      .map(one => one.text)
  const words = (text: string) => (text.trim() === '' ? [] : [text])
  return [
    ...line(say('panel.rests.studies'), [studiesIn(principle, say)]),
    ...line(say('panel.rests.where'), of('context', false)),
    ...line(say('panel.rests.harder'), [...of('context', true), ...of('mechanism', true)]),
    ...line(say('panel.rests.gives'), of('mechanism', false)),
    ...line(
      say('panel.rests.follows'),
      principle.lines.filter(one => one.kind === 'outcome').map(one => one.text),
    ),
    ...line(say('panel.rests.holds'), words(principle.whereItHolds)),
    ...line(say('panel.rests.not'), words(principle.whereItDoesNot)),
  ].join('\n')
}

function studiesIn({ resting }: Readable, say: Say): string {
  const { studies, settings, contradicts, consultations } = resting.counts
  const heard = consultations === 0 ? '' : ` ${say('panel.rests.consulted')}`
  if (studies === 0) return `${say('panel.rests.none')}${heard}`
  const count = studies === 1 ? say('panel.rests.one') : say('panel.rests.many', { n: studies })
  const where =
    settings === 0
      ? ''
      : ` ${settings === 1 ? say('panel.rests.setting') : say('panel.rests.settings', { n: settings })}`
  const against =
    contradicts === 0
      ? ''
      : ` ${contradicts === 1 ? say('panel.rests.contradictsOne') : say('panel.rests.contradictsMany', { n: contradicts })}`
  return `${count}${where}.${against}${heard}`
}

/** Without references, which lead people of a panel nowhere. */
const flat = (text: string) => withoutReferences(text).replaceAll(/\s+/g, ' ').trim()
