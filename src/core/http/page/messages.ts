// The words that panellists and report readers see, in their language, from data/messages.
import fs from 'node:fs'
import path from 'node:path'

export type Language = 'en' | 'nl'
const folder = path.resolve(import.meta.dirname, '../../../../data/messages')
const texts = new Map<string, string>()

for (const language of ['en', 'nl']) {
  for (const file of ['panel', 'mail', 'report']) {
    const from = path.join(folder, language, `${file}.json`)
    if (!fs.existsSync(from)) continue
    for (const [key, text] of Object.entries(JSON.parse(fs.readFileSync(from, 'utf8')) as Record<string, string>)) {
      texts.set(`${language}.${file}.${key}`, text)
    }
  }
}

/** `say('panel.saved', { n: 3 })`: the text with its {placeholders} filled; an unknown key is a bug and throws. */
export function sayIn(language: Language): (key: string, values?: Readonly<Record<string, string | number>>) => string {
  return (key, values = {}) => {
    const text = texts.get(`${language}.${key}`)
    if (text === undefined) throw new Error(`There is no message ${key} in ${language}.`)
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  }
}
