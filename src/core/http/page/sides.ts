// What a stale save would overwrite: each field that differs between what stands now and what was sent, and which is preset.
import type { Choice, Control } from './controls.ts'
import { fieldsOf, type MatchedRow, matchRows, type RowNames, type Standing } from './rows.ts'

export type Side = {
  readonly name: string
  readonly label: string
  readonly kind: 'hidden' | 'text' | 'choice' | 'many' | 'box' | 'gone'
  /** As words; for text the text itself. */
  readonly theirs: string
  readonly mine: string
  readonly preset: 'theirs' | 'mine'
  /** To choose from, the preset ones ticked; for a box the one. */
  readonly choices: readonly (Choice & { readonly of: 'theirs' | 'mine'; readonly isSet: boolean })[]
  /** Values of this name that both have. */
  readonly kept: readonly string[]
  readonly isNew?: boolean
  /** The row of a list that it belongs to. */
  readonly row?: {
    readonly title: string
    readonly noun: string
    readonly standing: Standing
    readonly differs: boolean
  }
  readonly isLine?: boolean
}

type Sent = Readonly<Record<string, unknown>>
/** What a thrower says of a field where the page of its form is not known. */
type Said = {
  readonly name: string
  readonly label: string
  readonly theirs: string
  readonly mine: string
  readonly isChoice?: boolean
}

/**
 * `was` is what stood there before each of the last saves. What equals that was not changed by the sender, so theirs is preset;
 * where theirs equals it, only the sender changed it. Else own text goes first, unless it is empty, and of choices theirs.
 */
export function sidesOf(
  all: readonly Control[],
  said: readonly Said[],
  sent: Sent,
  was: readonly Sent[],
  names: RowNames | null = null,
): Side[] {
  const seen = new Map<string, number>()
  const rowNames = new Set(names === null ? [] : fieldsOf(names))
  const controls = all.filter(one => !rowNames.has(one.name))
  const pairs = controls.map(control => {
    const at = seen.get(control.name) ?? 0
    seen.set(control.name, at + 1)
    const before = was.map(one => ofRow(one, control, at))
    return sideOf(control, mineOf(control, listOf(sent[control.name]), at), before)
  })
  // Rows the sender added: text that comes several times under one name.
  for (const [name, count] of seen) {
    const last = controls.findLast(one => one.name === name)
    if (last?.kind !== 'text' && last?.kind !== 'one') continue
    for (const value of listOf(sent[name]).slice(count)) pairs.push(sideOf({ ...last, values: [] }, [value], was))
  }
  const known = new Set(all.map(one => one.name))
  const others = said
    .filter(one => !known.has(one.name))
    .map(one => {
      const kind = one.isChoice === true ? 'one' : 'text'
      const control = { name: one.name, label: one.label, kind, values: [one.theirs], choices: [] } as const
      return sideOf(control, [one.mine], was)
    })
  const differing = new Set([...pairs, ...others].filter(differs).map(one => one.name))
  const found = [...pairs, ...others].filter(one => differing.has(one.name))
  if (names === null || !known.has(names.key)) return found
  const placeOf = (name: string) => all.findIndex(one => one.name === name)
  const after = found.findIndex(one => placeOf(one.name) > placeOf(names.key))
  return found.toSpliced(after < 0 ? found.length : after, 0, ...sidesOfRows(names, all, sent, was))
}

/** Every row with all of its fields, also where nothing differs: lists are sent whole. */
function sidesOfRows(names: RowNames, controls: readonly Control[], sent: Sent, was: readonly Sent[]): Side[] {
  return matchRows(names, controls, sent, was[0] ?? null).flatMap(row => {
    const sides = fieldsOf(names)
      .slice(1)
      .flatMap(name => {
        const control = controls.find(one => one.name === name)
        return control === undefined ? [] : [sideOfRow(control, row)]
      })
    const title =
      row.id === '' ? `Your new ${names.noun}` : `${upper(names.noun)} ${(row.theirs ?? row.mine)?.[names.number]}`
    const told = { title, noun: names.noun, standing: row.standing, differs: sides.some(differs) }
    const key = {
      name: names.key,
      label: '',
      theirs: '',
      mine: '',
      preset: 'mine',
      choices: [],
      kept: [row.id],
    } as const
    if (row.standing === 'dropped by them' || row.standing === 'dropped by you') {
      const words = sides.filter(one => one.name !== names.number && one.theirs + one.mine !== '')
      const text = words.map(one => `${one.label} ${one.theirs || one.mine}`).join(' ')
      const gone = { ...key, kept: [], row: { ...told, differs: true } }
      return [
        { ...gone, kind: 'gone', theirs: text },
        ...sides.map(one => ({ ...gone, name: one.name, kind: 'hidden' as const })),
      ]
    }
    return [{ ...key, kind: 'hidden', row: told }, ...sides.map(one => ({ ...one, row: told }))]
  })
}

function sideOfRow(control: Control, { theirs, mine, before, standing }: MatchedRow): Side {
  const { name } = control
  const was = before === null ? [] : [{ [name]: before[name] }]
  const side = sideOf({ ...control, values: [theirs?.[name] ?? ''] }, [mine?.[name] ?? ''], was)
  const shown = { ...side, isLine: control.isLine === true }
  if (standing === 'kept by both') return shown
  return { ...shown, preset: mine === null ? 'theirs' : 'mine' }
}

const upper = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

const differs = (side: Side) => side.theirs !== side.mine || side.isNew === true

/** Of text that comes several times under one name, what stood in this row. */
function ofRow(was: Sent, { name, kind }: Control, at: number): Sent {
  const value = was[name]
  return kind === 'text' && Array.isArray(value) ? { ...was, [name]: value[at] ?? '' } : was
}

function mineOf({ kind, choices }: Control, values: readonly string[], at: number): string[] {
  if (kind === 'many') return choices.map(one => one.value).filter(value => values.includes(value))
  return values.slice(at, at + 1)
}

function sideOf(control: Control, mine: readonly string[], was: readonly Sent[]): Side {
  const { name, label, kind, values: theirs } = control
  if (kind === 'hidden') {
    // A row the sender's form did not have keeps its number; otherwise the number sent stands.
    const number = mine[0] || theirs[0] || ''
    const isNew = (mine[0] ?? '') === '' && number !== ''
    return { name, label, kind, theirs: '', mine: '', preset: 'mine', choices: [], kept: [number], isNew }
  }
  if (kind === 'text') {
    const [own, other] = [plain(mine[0]), plain(theirs[0])]
    const preset = presetOf(name, [own], [other], was) ?? (own === '' ? 'theirs' : 'mine')
    return { name, label, kind, theirs: other, mine: own, preset, choices: [], kept: own === other ? [own] : [] }
  }
  const preset = presetOf(name, mine, theirs, was) ?? 'theirs'
  const wordsOf = (value: string) => control.choices.find(one => one.value === value)?.label ?? value
  const said = (values: readonly string[]) =>
    kind === 'box' ? (values.length > 0 ? 'ticked' : 'not ticked') : values.map(wordsOf).join(', ') || 'none'
  const choice = (value: string, of: Side['preset']) => ({ value, label: wordsOf(value), of, isSet: of === preset })
  const sides = { name, label, theirs: said(theirs), mine: said(mine), preset }
  const kept = theirs.filter(value => mine.includes(value))
  if (kind === 'one') {
    const choices = [choice(theirs[0] ?? '', 'theirs'), choice(mine[0] ?? '', 'mine')]
    return { ...sides, kind: 'choice', choices, kept }
  }
  const choices = [
    ...theirs.filter(value => !mine.includes(value)).map(value => choice(value, 'theirs')),
    ...mine.filter(value => !theirs.includes(value)).map(value => choice(value, 'mine')),
  ]
  return { ...sides, kind, choices, kept }
}

function presetOf(
  name: string,
  mine: readonly string[],
  theirs: readonly string[],
  was: readonly Sent[],
): Side['preset'] | null {
  const before = was.filter(one => name in one).map(one => keyOf(listOf(one[name])))
  if (before.includes(keyOf(mine))) return 'theirs'
  if (before.length > 0 && before.every(one => one === keyOf(theirs))) return 'mine'
  return null
}

/** Nothing chosen is the same as an empty choice. */
const keyOf = (values: readonly string[]) =>
  JSON.stringify(
    values
      .map(plain)
      .filter(one => one !== '')
      .sort(),
  )

const plain = (value: string | undefined) => (value ?? '').replaceAll(/\r\n?/g, '\n').trim()

function listOf(value: unknown): string[] {
  if (value === undefined || value === null || value === false) return []
  if (value === true) return ['on']
  return [value].flat().map(String)
}
