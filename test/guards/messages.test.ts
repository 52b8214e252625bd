// The words of panellists and report readers: every language has every key with the same placeholders.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { expectNone, filesUnder, placesOf } from './tree.ts'

const ROOT = 'data/messages'
const languages = existsSync(ROOT) ? readdirSync(ROOT).sort() : []
const names = [...new Set(languages.flatMap(language => readdirSync(`${ROOT}/${language}`)))]

/** Key → placeholders, sorted both. */
function messages(language: string, name: string): Record<string, string[]> {
  const path = `${ROOT}/${language}/${name}`
  const texts: Record<string, string> = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  const sorted = Object.keys(texts).sort()
  return Object.fromEntries(sorted.map(key => [key, (texts[key]?.match(/\{\w+\}/g) ?? []).sort()]))
}

test('all languages have the same messages with the same placeholders', () => {
  for (const name of names) {
    const english = messages('en', name)
    for (const language of languages) {
      expect.soft(messages(language, name), `${ROOT}/${language}/${name} against en/${name}`).toEqual(english)
    }
  }
})

test('every message that is asked for exists', () => {
  const known = names.flatMap(name =>
    Object.keys(messages('en', name)).map(key => `${name.replace('.json', '')}.${key}`),
  )
  const asked = placesOf(/\bsay\('[\w.-]+'/, filesUnder(['src', 'views'], /\.(ts|ejs)$/))
  expectNone(
    `${ROOT}/en has no such message:`,
    asked.filter(place => !known.includes(place.split("'")[1] ?? '')),
  )
})
