// What a browser sends of a form on a page, as it was opened.
import { parseHTML } from 'linkedom'

export type Sent = Record<string, string[]>

/** The form that posts to `action` and carries a version. */
export function formOf(html: string, action: string): Sent {
  const { document } = parseHTML(html.replaceAll(/(<\/?)textarea\b/g, '$1x-text'))
  const form = [...document.querySelectorAll('form')].find(
    one => one.getAttribute('action') === action && one.querySelector('[name=version]') !== null,
  )
  const sent: Sent = {}
  for (const one of form?.querySelectorAll('input[name], select[name], x-text[name]') ?? []) {
    const name = one.getAttribute('name') ?? ''
    if (['radio', 'checkbox'].includes(one.getAttribute('type') ?? '') && !one.hasAttribute('checked')) continue
    const chosen = one.querySelector('option[selected]') ?? one.querySelector('option')
    const from = one.localName === 'select' ? chosen : one
    const value = one.localName === 'x-text' ? one.textContent.replace(/^\n/, '') : from?.getAttribute('value')
    if (!name.startsWith('_')) sent[name] = [...(sent[name] ?? []), value ?? '']
  }
  return sent
}

/** As a browser in tests takes it: what stands once is no list. */
export const flat = (sent: Sent) =>
  Object.fromEntries(Object.entries(sent).map(([name, all]) => [name, all.length === 1 ? all[0] : all]))
