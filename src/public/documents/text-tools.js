// <text-tools>: what stands above a text finds words in it, goes to pages and excerpts, and changes between reading text and pages.
import { excerptsIn } from './excerpts-in-text.js'
import { FindInText } from './find-in-text.js'
import { readingFace } from './reading-face.js'

const ZOOMS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3]
/** Below this the reading text is what one wants, whatever was chosen on a larger screen. */
const WIDE = '(width >= 56rem)'

export class TextTools extends HTMLElement {
  #frame = null
  #reading = null
  #faces = {}
  #view = 'reading'
  #finder = null
  #excerpt = null
  #scrollTimer = null
  #zoom = { reading: 1, pages: 1 }
  #heard = new AbortController()

  connectedCallback() {
    this.#frame = this.closest('[data-text-frame]')
    this.#reading = this.#frame?.querySelector('reading-text') ?? null
    if (this.#reading === null) return
    this.#faces.reading = readingFace(this.#reading)
    for (const part of this.querySelectorAll('[data-scripted]')) part.hidden = false
    for (const part of this.#frame.querySelectorAll('[data-submit], [data-unscripted]')) part.hidden = true
    this.#listen()
    this.#begin()
  }

  disconnectedCallback() {
    this.#heard.abort()
    clearTimeout(this.#scrollTimer)
    for (const name of ['found', 'found-now']) CSS.highlights?.delete(name)
  }

  #listen() {
    const { signal } = this.#heard
    const [face, say] = [() => this.#face, sentence => this.#say(sentence)]
    this.#finder = new FindInText({ tools: this, reading: this.#reading, face, say, signal })
    this.addEventListener('click', event => this.#clicked(event), { signal })
    this.querySelector('form.go-to')?.addEventListener('submit', event => this.#goTo(event), { signal })
    this.querySelector('[data-running-heads]')?.addEventListener('change', event => this.#heads(event), { signal })
    this.#frame.addEventListener('scroll', () => this.#scrolled(), { signal, capture: true, passive: true })
    window.addEventListener('scroll', () => this.#scrolled(), { signal, passive: true })
  }

  /** What the address asks for goes before what was chosen last time on this device. */
  async #begin() {
    const asked = new URLSearchParams(location.search)
    const view = asked.get('view') ?? (matchMedia(WIDE).matches ? this.#remembered() : 'reading')
    if (view === 'pages' && this.#frame.querySelector('page-view') !== null) await this.#change('pages')
    if (asked.get('find')) await this.#finder.find(Number(asked.get('at') ?? 1) - 1, location.hash === '')
    const page = /^#page-(\d{1,5})$/.exec(location.hash)?.[1]
    const excerpt = /^#x(\d{1,9})$/.exec(location.hash)?.[1]
    if (page !== undefined) this.#face.goToPage(Number(page))
    if (excerpt !== undefined) this.#showExcerpt(excerptsIn(this.#reading).find(one => one.id === Number(excerpt)))
    this.#sayPage()
  }

  get #face() {
    return this.#faces[this.#view]
  }

  #field(name) {
    return this.querySelector(`input[name="${name}"]`)
  }

  #clicked(event) {
    const button = event.target.closest?.('[data-view], [data-find], [data-excerpt-step], [data-zoom]')
    if (button == null || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const { view, find, excerptStep, zoom } = button.dataset
    if (view !== undefined) this.#choose(view)
    else if (find !== undefined) this.#finder.step(Number(find))
    else if (excerptStep !== undefined) this.#stepExcerpt(Number(excerptStep))
    else if (zoom !== undefined) this.#resize(Number(zoom))
  }

  async #choose(view) {
    await this.#change(view)
    try {
      localStorage.setItem(this.#key(), view)
    } catch {
      // Without a place to remember it, it holds for this page.
    }
  }

  /** Two people at one machine need not agree. */
  #key() {
    return `retroduce-text-view-${this.dataset.person}`
  }

  #remembered() {
    try {
      return localStorage.getItem(this.#key()) ?? 'reading'
    } catch {
      return 'reading'
    }
  }

  /** The place in the text stays the same. */
  async #change(view) {
    if (view === this.#view) return
    const { point } = this.#face.now()
    if (view === 'pages') this.#faces.pages ??= await this.#openPages()
    this.#face.show(false)
    this.#view = view
    this.#face.show(true)
    for (const link of this.querySelectorAll('[data-view]')) {
      if (link.dataset.view === view) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    this.querySelector('.heads')?.toggleAttribute('hidden', view === 'pages')
    const { finds, at } = this.#finder
    this.#face.markFinds(finds, at)
    const here = finds[at]
    this.#face.reveal(here?.start ?? point, here?.end ?? point + 1)
    this.#sayZoom()
    this.#sayPage()
  }

  async #openPages() {
    const { openPages } = await import('./pages/page-view.js')
    return openPages(this.#frame.querySelector('page-view'), this.#reading)
  }

  #stepExcerpt(by) {
    const all = excerptsIn(this.#reading)
    if (all.length === 0) return this.#say('Nothing has been taken from this text yet.')
    const present = all.findIndex(one => one.id === this.#excerpt)
    const { point } = this.#face.now()
    const after = all.findIndex(one => one.start >= point)
    const from = by > 0 ? (after === -1 ? 0 : after) : (after === -1 ? all.length : after) - 1
    const to = present === -1 ? from : present + by
    this.#showExcerpt(all[(to + all.length) % all.length], all.length)
  }

  #showExcerpt(excerpt) {
    if (excerpt === undefined) return
    this.#excerpt = excerpt.id
    this.#face.reveal(excerpt.start, excerpt.end, excerpt.id)
    const all = excerptsIn(this.#reading)
    this.#say(`Excerpt ${all.findIndex(one => one.id === excerpt.id) + 1} of ${all.length}: ${excerpt.label}`)
  }

  /** A page by its printed number, else by how many there are before it. */
  #goTo(event) {
    event.preventDefault()
    const field = this.#field('page')
    const wanted = field.value.trim().toLowerCase()
    const pages = [...this.#reading.querySelectorAll('.page-break')]
    const printed = pages.find(line => line.textContent.replace('page ', '').toLowerCase() === wanted)
    const number = Number(printed?.dataset.page ?? wanted)
    const isThere = Number.isInteger(number) && number > 0 && this.#face.goToPage(number)
    field.setAttribute('aria-invalid', String(!isThere))
    this.#say(isThere ? `Page ${wanted}` : 'There is no such page in this text.')
    if (isThere) field.blur()
  }

  #scrolled() {
    this.#scrollTimer ??= setTimeout(() => {
      this.#scrollTimer = null
      this.#sayPage()
    }, 150)
  }

  #sayPage() {
    const field = this.#field('page')
    if (field == null || field === document.activeElement) return
    const { page } = this.#face.now()
    const line = page === null ? null : this.#reading.querySelector(`.page-break[data-page="${page}"]`)
    field.value = line?.textContent.replace('page ', '') ?? page ?? ''
    field.removeAttribute('aria-invalid')
  }

  #resize(by) {
    const present = this.#zoom[this.#view]
    const next = by > 0 ? ZOOMS.find(one => one > present) : ZOOMS.findLast(one => one < present)
    this.#zoom[this.#view] = by === 0 ? 1 : (next ?? present)
    this.#face.zoom(this.#zoom[this.#view])
    this.#sayZoom()
  }

  #sayZoom() {
    this.querySelector('.zooming output').textContent = `${Math.round(this.#zoom[this.#view] * 100)} %`
  }

  #heads(event) {
    for (const line of this.#reading.querySelectorAll('[data-running]')) line.hidden = !event.target.checked
  }

  #say(sentence) {
    this.#frame.querySelector('[data-tools-said]').textContent = sentence
  }
}

customElements.define('text-tools', TextTools)
