// What a form on a rendered page holds: its fields in their order, with their labels, choices and values.

export type Choice = { readonly value: string; readonly label: string }
export type Control = {
  readonly name: string
  readonly label: string
  /** `one` of several, `many` of several, a `box` to tick, text, or the `hidden` number of a row. */
  readonly kind: 'hidden' | 'text' | 'one' | 'many' | 'box'
  readonly values: readonly string[]
  readonly choices: readonly Choice[]
  /** Text of one line. */
  readonly isLine?: boolean
}

type Page = ReturnType<typeof import('linkedom')['parseHTML']>['document']
type Part = ReturnType<Page['querySelectorAll']>[number]

const NOT_FILLED_IN = new Set(['submit', 'button', 'image', 'reset', 'file', 'password'])

/** The fields of the form that posts to `path` and is nearest to what was sent; empty when the page has none. */
export async function controlsOf(html: string, path: string, sent: readonly string[]): Promise<Control[]> {
  const { parseHTML } = await import('linkedom')
  // The parser would take what stands in a textarea as it is, with its escapes; as text of another element they are read.
  const readable = html.replaceAll(/(<\/?)textarea\b/g, '$1x-text')
  const { document } = parseHTML(`<!doctype html><html><body>${readable}</body></html>`)
  const names = new Set(sent)
  const matches = (form: Part) =>
    new Set([...form.querySelectorAll('[name]')].map(one => one.getAttribute('name') ?? '').filter(n => names.has(n)))
      .size
  const [form] = [...document.querySelectorAll('form')]
    .filter(one => one.getAttribute('method')?.toLowerCase() === 'post')
    .filter(one => one.getAttribute('action')?.split(/[?#]/)[0] === path)
    .sort((a, b) => matches(b) - matches(a))
  return form === undefined ? [] : read(form)
}

function read(form: Part): Control[] {
  const labels = new Map([...form.querySelectorAll('label[for]')].map(one => [one.getAttribute('for') ?? '', one]))
  const labelOf = (part: Part) => wordsOf(labels.get(part.getAttribute('id') ?? '') ?? part.closest('label'))
  const found: Control[] = []
  const groups = new Map<string, Part[]>()
  const parts = [...form.querySelectorAll('input[name], select[name], x-text[name]')]
  const inGroup = (part: Part) => ['radio', 'checkbox'].includes(typeOf(part))
  const groupOf = (part: Part) =>
    `${part.getAttribute('name')} ${wordsOf(part.closest('fieldset')?.querySelector('legend') ?? null)}`
  for (const part of parts.filter(inGroup)) groups.set(groupOf(part), [...(groups.get(groupOf(part)) ?? []), part])
  for (const part of parts) {
    const name = part.getAttribute('name') ?? ''
    if (name.startsWith('_') || name === 'version' || NOT_FILLED_IN.has(typeOf(part)) || part.hasAttribute('disabled'))
      continue
    if (inGroup(part)) {
      const group = groups.get(groupOf(part)) ?? []
      if (group[0] === part) found.push(groupControl(name, group, labelOf))
    } else if (part.localName === 'select') found.push(selectControl(name, part, labelOf(part)))
    else {
      const text =
        part.localName === 'x-text' ? (part.textContent ?? '').replace(/^\n/, '') : part.getAttribute('value')
      const kind = typeOf(part) === 'hidden' ? 'hidden' : 'text'
      const isLine = part.localName === 'input'
      found.push({ name, label: labelOf(part), kind, values: [text ?? ''], choices: [], isLine })
    }
  }
  return found
}

function groupControl(name: string, group: readonly Part[], labelOf: (part: Part) => string): Control {
  const [first] = group
  const values = group.filter(one => one.hasAttribute('checked')).map(sentBy)
  const isRadio = first !== undefined && typeOf(first) === 'radio'
  if (!isRadio && group.length === 1 && first !== undefined && sentBy(first) === 'on')
    return { name, label: labelOf(first), kind: 'box', values, choices: [] }
  const legend = wordsOf(first?.closest('fieldset')?.querySelector('legend') ?? null)
  const choices = group.map(one => ({ value: sentBy(one), label: labelOf(one) }))
  return { name, label: legend, kind: isRadio ? 'one' : 'many', values, choices }
}

function selectControl(name: string, part: Part, label: string): Control {
  const options = [...part.querySelectorAll('option')]
  const choices = options.map(one => ({
    value: one.getAttribute('value') ?? wordsOf(one),
    label: wordsOf(one),
  }))
  const chosen = choices.filter((_, at) => options[at]?.hasAttribute('selected')).map(one => one.value)
  if (part.hasAttribute('multiple')) return { name, label, kind: 'many', values: chosen, choices }
  return {
    name,
    label,
    kind: 'one',
    values: chosen.length > 0 ? chosen.slice(-1) : choices.slice(0, 1).map(one => one.value),
    choices,
  }
}

const typeOf = (part: Part) => (part.localName === 'input' ? (part.getAttribute('type') ?? 'text') : '')
const sentBy = (part: Part) => part.getAttribute('value') ?? 'on'

/** Without the note that a field is optional, and without the letter of its key. */
function wordsOf(part: Part | null): string {
  if (part === null) return ''
  const copy = part.cloneNode(true) as Part
  for (const one of copy.querySelectorAll('.optional, kbd')) one.remove()
  return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}
