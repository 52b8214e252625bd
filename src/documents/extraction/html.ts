/** Knows how a saved web page becomes text: the article without menus and notices, its title and its DOI. */

import { countPoints, indexPoints, unitAt } from '../anchoring/code-points.ts'
import { type Blocks, blocksOf, type TreeNode } from './blocks.ts'
import { cleanText, findDoi } from './clean-text.ts'
import { isTooDeep } from './nesting.ts'

export type Refusal = { readonly ok: false; readonly sentence: string }
export type WebText = Blocks & { readonly ok: true; readonly title: string | null; readonly doi: string | null }

/** An article that holds less of the page than this was taken wrongly; then the whole page is kept. */
const LEAST_SHARE = 0.25

const LARGEST_PAGE = 10_000_000
/** Finding the article takes more than twice as long for a page of twice the size; longer ones are read whole. */
const LARGEST_SEARCHED = 1_500_000

export async function readHtml(source: string): Promise<WebText | Refusal> {
  const html = withRoot(source)
  if (html.length > LARGEST_PAGE) return refuse('This page is larger than 10 MB. Copy its text and paste it.')
  if (isTooDeep(html)) return refuse('This page is nested too deeply to be read. Copy its text and paste it.')
  const { parseHTML } = await import('linkedom')
  const { Readability } = await import('@mozilla/readability')
  const { document } = parseHTML(html)
  const meta = metaOf(document)
  const whole = wholePage(document)
  const search = () => new Readability(parseHTML(html).document as never).parse()
  const article = html.length > LARGEST_SEARCHED ? null : articleOf(search)
  const body = article
    ? blocksOf(bodyOf(parseHTML(`<!doctype html><html><body>${article.content ?? ''}</body></html>`).document))
    : null
  const blocks =
    body && body.text.length >= whole.text.length * LEAST_SHARE
      ? headed(body, whole, [meta.title, tidy(article?.title)])
      : whole
  const title = meta.title ?? tidy(article?.title) ?? tidy(meta.pageTitle)
  return { ok: true, ...blocks, title, doi: meta.doi ?? findDoi(blocks.text.slice(0, 5_000)) }
}

/** A page may leave out `<html>` and `<body>`; the parser would then take its first element for the whole page. */
function withRoot(html: string): string {
  if (/<html[\s>]/i.test(html)) return html
  const title = /<title>[^<]{0,500}<\/title>/i.exec(html)?.[0] ?? ''
  const body = title === '' ? html : html.replace(title, '')
  return `<!doctype html><html><head>${title}</head><body>${body}</body></html>`
}

/** Turns HTML that a converter made into paragraphs; nothing of it is a menu, so nothing is left out. Null when too deep. */
export async function readMarkup(html: string): Promise<Blocks | null> {
  if (isTooDeep(html)) return null
  const { parseHTML } = await import('linkedom')
  return blocksOf(bodyOf(parseHTML(`<!doctype html><html><body>${html}</body></html>`).document))
}

type Article = { readonly title?: string | null | undefined; readonly content?: string | null | undefined }
type Page = ReturnType<typeof import('linkedom')['parseHTML']>['document']

/** Readability gives up on some pages by throwing; then the page is read as it is. */
function articleOf(parse: () => Article | null): Article | null {
  try {
    return parse()
  } catch {
    return null
  }
}

/** The article comes without the heading of the page where that is its title; here it stays, as it can be quoted. */
function headed(article: Blocks, whole: Blocks, titles: readonly (string | null)[]): Blocks {
  const at = whole.headings.find(heading => heading.level === 1)?.start
  const words = at === undefined ? '' : (pointsFrom(whole.text, at).split('\n\n', 1)[0] ?? '')
  const isTitle = titles.some(title => title !== null && (title.includes(words) || words.includes(title)))
  if (words === '' || !isTitle || article.text.includes(words)) return article
  const by = countPoints(words) + 2
  const headings = article.headings.map(heading => ({ ...heading, start: heading.start + by }))
  return { text: `${words}\n\n${article.text}`, headings: [{ level: 1, start: 0 }, ...headings] }
}

function pointsFrom(text: string, point: number): string {
  return text.slice(unitAt(indexPoints(text), point))
}

function wholePage(document: Page): Blocks {
  for (const extra of document.querySelectorAll('nav, header nav, footer, aside, [role=navigation], [role=banner]'))
    extra.remove()
  return blocksOf(bodyOf(document))
}

function bodyOf(document: Page): TreeNode {
  return (document.querySelector('body') ?? document.documentElement ?? document) as unknown as TreeNode
}

function metaOf(document: Page) {
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      const found = document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute('content')
      if (found?.trim()) return found.slice(0, 2_000)
    }
    return null
  }
  const doi = meta('citation_doi', 'dc.identifier', 'DC.Identifier', 'prism.doi')
  return {
    title: tidy(meta('citation_title', 'og:title', 'dc.title', 'DC.Title')),
    doi: doi ? findDoi(doi) : null,
    pageTitle: document.querySelector('title')?.textContent ?? null,
  }
}

function tidy(title: string | null | undefined): string | null {
  const words = cleanText(title ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  return words === '' ? null : words.slice(0, 500)
}

function refuse(sentence: string): Refusal {
  return { ok: false, sentence }
}
