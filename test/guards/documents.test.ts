// What an operator has to know is written down: every setting and every command.
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { settingNames } from '../../src/config.ts'
import { usages } from '../../src/main/help.ts'
import { expectNone, filesUnder } from './tree.ts'

const text = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

test('every setting is in .env.example and in docs/', () => {
  const example = text('.env.example')
  const docs = filesUnder(['docs'], /\.md$/)
    .map(file => file.text)
    .join('\n')
  const missing = settingNames.flatMap(name => [
    ...(new RegExp(`^#? ?${name}=`, 'm').test(example) ? [] : [`${name} in .env.example`]),
    ...(new RegExp(`\\b${name}\\b`).test(docs) ? [] : [`${name} in docs/`]),
  ])
  expectNone('src/config.ts has settings that nobody can find:', missing)
})

test('nothing is documented that is no setting', () => {
  const names = [...text('.env.example').matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(found => found[1] ?? '')
  expectNone(
    '.env.example names what src/config.ts does not read:',
    names.filter(name => !settingNames.includes(name)),
  )
})

test('every command is in the README and in the help', () => {
  const readme = text('README.md')
  const commands = [...text('src/main.ts').matchAll(/^ {2}'?([a-z]+(?: [a-z]+)?)'?: async/gm)].map(
    found => found[1] ?? '',
  )
  expect(commands, 'src/main.ts and src/main/help.ts name the same commands').toEqual(Object.keys(usages))
  expectNone(
    'README.md does not mention:',
    commands.filter(name => !readme.includes(`retroduce ${name}`)),
  )
})
