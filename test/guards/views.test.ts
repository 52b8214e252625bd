// Views: they compile, what they include exists, nothing unescaped that is not listed, nothing the content policy refuses.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import ejs from 'ejs'
import { expect, test } from 'vitest'
import { expectNone, filesUnder, lineAt, placesOf, type SourceFile } from './tree.ts'

const views = filesUnder(['views'], /\.ejs$/)
/** A report saved as one file brings its style sheet along; no content policy reaches it. */
const SELF_CONTAINED = /^views\/reports\/(.*\/)?self-contained\.ejs$/

test('every view compiles', () => {
  const broken = views.flatMap(file => {
    try {
      ejs.compile(file.text, { filename: resolve(file.path), root: resolve('views') })
      return []
    } catch (error) {
      return [`${file.path}: ${String(error).split('\n').slice(0, 3).join(' ')}`]
    }
  })
  expectNone('These views do not compile:', broken)
})

test('what a view includes is there', () => {
  const missing = views.flatMap(file =>
    [...file.text.matchAll(/\binclude\(\s*['"]([^'"]+)['"]/g)].flatMap(found => {
      const name = found[1] ?? ''
      const base = name.startsWith('/') ? 'views' : dirname(file.path)
      const path = join(base, /\.\w+$/.test(name) ? name : `${name}.ejs`)
      return existsSync(path) ? [] : [`${file.path}:${lineAt(file.text, found.index)}: ${path}`]
    }),
  )
  expectNone('There is no such view:', missing)
})

/** Each view's unescaped expressions beside include(…) and the layout's body: rendered Markdown and drawings, nothing else. */
test('unescaped output is what unescaped.json lists, and no more', () => {
  const listed = JSON.parse(readFileSync('test/guards/unescaped.json', 'utf8')) as Record<string, string[]>
  const found = Object.fromEntries(
    views.map(file => [file.path, unescaped(file)]).filter(([, list]) => list?.length !== 0),
  )
  const unsafe = Object.entries(found).flatMap(([path, list]) =>
    (list as string[])
      .filter(text => !/^(page\.)?markdown\(|(^|[.\s])\w*(svg|html)\b/i.test(text))
      .map(text => `${path}: <%- ${text} %>`),
  )
  expectNone('<%- prints what it is given as HTML; only rendered Markdown and SVG may, the rest is <%=:', unsafe)
  expect(
    found,
    'test/guards/unescaped.json lists every <%- that is no include and no body; change it on purpose',
  ).toEqual(listed)
})

function unescaped(file: SourceFile): string[] {
  const all = [...file.text.matchAll(/<%-([\s\S]*?)[-_]?%>/g)].map(found =>
    (found[1] ?? '').trim().replaceAll(/\s+/g, ' '),
  )
  const inLayout = file.path.startsWith('views/layout/')
  return all
    .filter(
      text =>
        !text.startsWith('include(') &&
        !(inLayout && text === 'body') &&
        !(SELF_CONTAINED.test(file.path) && ['css', 'body'].includes(text)),
    )
    .sort()
}

test('views hold no styles, handlers or scripts of their own', () => {
  const refused =
    /\sstyle\s*=|\son[a-z]+\s*=\s*["']|\bhx-on\b|\bhx-vars\b|\bjavascript:|<style\b|<script\b(?![^>]*\b(src=|type="application\/json"))/i
  const served = views.filter(file => !SELF_CONTAINED.test(file.path))
  const markup = served.map(file => ({ ...file, lines: withoutCode(file.text).split('\n') }))
  expectNone(
    'The content security policy refuses these; use classes, attributes and the modules in src/public:',
    placesOf(refused, markup),
  )
})

test('pages speak calmly', () => {
  const markup = views.map(file => ({ ...file, lines: withoutCode(file.text).split('\n') }))
  expectNone('No exclamation marks:', placesOf(/[\w)]!(?=[\s<"]|$)/, markup))
})

/** Code between <% and %> goes, line breaks stay; a name stands where a value was, so that attributes keep theirs. */
function withoutCode(text: string): string {
  return text.replaceAll(/<%[\s\S]*?%>/g, code => `x${code.replaceAll(/[^\n]/g, '')}`)
}

test('the heading of a column of numbers stands over them', () => {
  const beside = views.flatMap(file =>
    [...file.text.matchAll(/<td class="number" data-label="([^"<]+)"/g)]
      .filter(([, label]) => file.text.includes(`<th scope="col">${label}</th>`))
      .map(([, label]) => `${file.path}: ${label}`),
  )
  expectNone('A <th> over <td class="number"> has the class too:', beside)
})
