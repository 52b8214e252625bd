// The stylesheet: every part is in its order, colours come from tokens alone, and what is read can be read in light and dark.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = 'src/public/css'
const order = JSON.parse(readFileSync(join(folder, 'order.json'), 'utf8')) as string[]
const sheets = order.map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

test('order.json names every sheet once', () => {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.css'))
  expect([...order].sort()).toEqual(found.sort())
})

test('sheets load nothing and name no colours of their own', () => {
  for (const { name, text } of sheets) {
    expect(text, name).toMatch(/^\/\* \S+ \S+/)
    expect(text, `${name}: the content policy refuses what a sheet loads`).not.toMatch(/url\(|@import|@font-face/)
    if (name !== 'tokens.css' && name !== 'print.css') {
      expect(text.replaceAll(/::backdrop \{[^}]*\}/g, ''), name).not.toMatch(/#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(/i)
    }
    expect(text.split('\n').length, name).toBeLessThan(300)
  }
})

type Colour = readonly [number, number, number]
const tokens = new Map(
  [...(sheets[0]?.text ?? '').matchAll(/^ {2}--([\w-]+): light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\);/gm)].map(
    ([, name = '', light = '', dark = '']) => [name, { light: numbers(light), dark: numbers(dark) }] as const,
  ),
)

function numbers(text: string): Colour {
  const [l = 0, c = 0, h = 0] = text.split(' ').map(part => Number.parseFloat(part))
  return [l / 100, c, h]
}

/** Relative luminance of an OKLCH colour, by way of linear sRGB. */
function luminance([l, c, h]: Colour): number {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const within = (value: number) => Math.min(1, Math.max(0, value))
  return (
    0.2126 * within(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short) +
    0.7152 * within(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short) +
    0.0722 * within(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short)
  )
}

function contrast(one: string, other: string, mode: 'light' | 'dark'): number {
  const of = (name: string) => {
    const token = tokens.get(name)
    if (token === undefined) throw new Error(`There is no token --${name}.`)
    return luminance(token[mode])
  }
  const [high = 0, low = 0] = [of(one), of(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

const hues = 'context mechanism resource response outcome strategy actor include exclude maybe'.split(' ')

test.each(['light', 'dark'] as const)('words can be read in %s', mode => {
  const pairs = [
    ...['ink', 'dim'].flatMap(ink => ['paper', 'sheet', 'well'].map(ground => [ink, ground] as const)),
    ...hues.flatMap(hue => ['paper', 'sheet', `${hue}-wash`].map(ground => [hue, ground] as const)),
    ...hues.map(hue => ['ink', `${hue}-wash`] as const),
    ['on-action', 'action'] as const,
    ['ink', 'selection'] as const,
    ['ink', 'picked'] as const,
  ]
  for (const [ink, ground] of pairs) {
    expect(contrast(ink, ground, mode), `--${ink} on --${ground}`).toBeGreaterThanOrEqual(4.5)
  }
})

test.each(['light', 'dark'] as const)('edges and the focus ring can be seen in %s', mode => {
  for (const edge of ['line-strong', 'focus'])
    for (const ground of ['paper', 'sheet', 'well']) {
      expect(contrast(edge, ground, mode), `--${edge} on --${ground}`).toBeGreaterThanOrEqual(3)
    }
})
