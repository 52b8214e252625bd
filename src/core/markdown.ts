// Notes and rationales in Markdown, rendered to HTML that cannot carry anything but text, lists and safe links.
import { Marked } from 'marked'
import sanitize from 'sanitize-html'

const KEPT = 2000
const rendered = new Map<string, string>()
const marked = new Marked({ gfm: true, breaks: false })

/** Safe HTML of a Markdown text; cached by the text itself, which is what decides the result. */
export function markdown(text: string): string {
  const found = rendered.get(text)
  if (found !== undefined) return found
  const html = sanitize(marked.parse(text, { async: false }), {
    allowedTags: [
      'p',
      'br',
      'em',
      'strong',
      'del',
      'ul',
      'ol',
      'li',
      'blockquote',
      'code',
      'pre',
      'h3',
      'h4',
      'h5',
      'a',
      'hr',
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
    ],
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    transformTags: {
      h1: 'h3',
      h2: 'h4',
      a: (tag, attributes) => ({ tagName: tag, attribs: { ...attributes, rel: 'noopener noreferrer' } }),
    },
  })
  rendered.set(text, html)
  if (rendered.size > KEPT) rendered.delete(rendered.keys().next().value as string)
  return html
}
