// Views made into functions once: which names a view uses, where its parts are, and no search for either while a page waits.
import fs from 'node:fs'
import path from 'node:path'
import ejs from 'ejs'
import { assembled, keepPart } from './kept-parts.ts'

type Locals = Readonly<Record<string, unknown>>

const root = path.resolve(import.meta.dirname, '../../../../views')
let compiled: ReadonlyMap<string, ejs.TemplateFunction> = new Map()

/** Compiles every view, so that a broken one stops the start and not a reader; once, however many servers a process begins. */
export function compileViews(): void {
  if (compiled.size > 0) return
  const names = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ejs'))
  compiled = new Map(names.map(name => [slashed(name.slice(0, -4)), compile(path.join(root, name))]))
}

/** Renders a view by its path under views/. */
export function render(view: string, locals: Locals): string {
  return String(assembled(renderWith(view, { ...locals })))
}

/** Renders a view into its layout, to be sent. */
export function renderPage(view: string, layout: string | null, locals: Locals): string | Buffer {
  const body = renderWith(view, { ...locals })
  return assembled(layout === null ? body : renderWith(layout, { ...locals, body }))
}

/** A part that is included with `kept` prints nothing but what follows from these; while `of` can still change, it is not kept. */
type Kept = { readonly of: object; readonly as: string }

/** What a view is given: made for it alone, so that its way to its parts can be added. */
type Own = Record<string, unknown>

function renderWith(view: string, own: Own): string {
  const template = compiled.get(view)
  if (template === undefined) throw new Error(`There is no view ${view}.`)
  return template(own)
}

/**
 * EJS would read names through `with`, which V8 cannot make quick, and look for the file of an include on the disk each time.
 * Here the names of a view are variables, its own code a block inside them; a name that was not given is undefined.
 */
function compile(file: string): ejs.TemplateFunction {
  const source = fs.readFileSync(file, 'utf8').replaceAll(/<%-(\s*)include\(/g, '<%-$1part(')
  const options = {
    filename: file,
    root,
    async: false,
    client: false,
    escape: escaped,
    _with: false,
    // What it is given is no one else's and holds no foreign prototype; EJS would copy it once more.
    unsafePrototypeLocals: true,
    destructuredLocals: namesIn(source),
  } as ejs.Options & { async: false; client: false }
  const template = small(new ejs.Template(`<% { %>${source}<% } %>`, options)).compile() as ejs.TemplateFunction
  const folder = slashed(path.dirname(path.relative(root, file)))
  const places = new Map<string, string>()
  const placeOf = (name: string) => {
    const place = name.startsWith('/') ? name.slice(1) : path.posix.join(folder, name)
    places.set(name, place)
    return place
  }
  return locals => {
    const own = locals as Own
    own.part = (name: string, more?: Locals) => {
      const place = places.get(name) ?? placeOf(name)
      const print = () => renderWith(place, { ...own, ...more })
      const kept = more?.kept as Kept | undefined
      return kept !== undefined && Object.isFrozen(kept.of) ? keepPart(kept.of, `${place} ${kept.as}`, print) : print()
    }
    return template(own)
  }
}

/**
 * EJS keeps the text of a view within its function, to quote it in errors, which name view and line without that. And one
 * quotation mark beyond Latin-1 doubles what a function takes. Together this was 5 MB of all views.
 */
function small(template: ejs.Template): ejs.Template {
  const inner = template as unknown as { generateSource: () => void; source: string; templateText: string }
  const generate = inner.generateSource
  inner.generateSource = () => {
    generate.call(inner)
    inner.source = inner.source.replaceAll(/[^\0-\xff]/g, escapedUnit)
    inner.templateText = ''
  }
  return template
}

const escapedUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

const SPECIAL = /[&<>"']/
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
}

/** What `<%= %>` prints. Most of what pages print has nothing to escape: it is looked through once and not made anew. */
export function escaped(value: unknown): string {
  if (typeof value === 'number') return `${value}`
  if (value === undefined || value === null) return ''
  const text = String(value)
  return SPECIAL.test(text) ? text.replaceAll(/[&<>"']/g, found => ENTITIES[found] as string) : text
}

const slashed = (name: string) => name.split(path.sep).join('/')

const CODE = /<%(?!#)[-=_]?([\s\S]*?)[-_]?%>/g
const NAME = /(?:\.\.\.|[^.\w$]|^)([A-Za-z_$][\w$]*)/g
/** Words of the language, and what the function EJS makes has for itself. */
const TAKEN = new Set([
  ...['break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else', 'enum'],
  ...['export', 'extends', 'false', 'finally', 'for', 'function', 'if', 'import', 'in', 'instanceof', 'let', 'new'],
  ...['null', 'return', 'static', 'super', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'var', 'void', 'while'],
  ...['with', 'yield', 'await', 'eval', 'arguments', 'locals', 'escapeFn', 'include', 'rethrow'],
])

/** Every name that the code of a view may mean a local by; one too many does no harm. */
function namesIn(source: string): string[] {
  const names = new Set<string>()
  for (const [, code = ''] of source.matchAll(CODE))
    for (const [, name = ''] of code.matchAll(NAME))
      if (!TAKEN.has(name) && !name.startsWith('__') && !(name in globalThis)) names.add(name)
  return [...names]
}
