// The table of included studies as a grid: arrows move, Enter and Tab save and go on, each cell is saved by itself.
// Without scripts the same cells are filled on the form that each row leads to.
import { presentToken } from '../core/token.js'

customElements.define(
  'cell-grid',
  class extends HTMLElement {
    connectedCallback() {
      if (this.dataset.home === undefined) return
      this.says = this.querySelector('.grid-says')
      this.table = this.querySelector('table')
      for (const hint of document.querySelectorAll('.grid-hint')) hint.hidden = false
      for (const cell of this.table.querySelectorAll('tbody td')) cell.tabIndex = -1
      const first = this.table.querySelector('tbody td')
      if (first) first.tabIndex = 0
      this.table.addEventListener('focusin', event => this.roam(event.target.closest('td')))
      this.table.addEventListener('keydown', event => this.press(event))
      this.table.addEventListener('dblclick', event => this.open(event.target.closest('td')))
    }

    /** One cell at a time is in the order of Tab. */
    roam(cell) {
      if (!cell) return
      for (const other of this.table.querySelectorAll('td[tabindex="0"]')) other.tabIndex = -1
      cell.tabIndex = 0
    }

    press(event) {
      const cell = event.target.closest('td')
      if (!cell || event.isComposing || event.target.closest('a')) return
      if (cell.querySelector('[data-editor]')) return this.pressInside(event, cell)
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }
      const step = steps[event.key]
      if (step) {
        event.preventDefault()
        event.stopPropagation()
        return this.go(cell, ...step)
      }
      const writes = event.key.length === 1 && event.key !== ' '
      if (event.key !== 'Enter' && event.key !== 'F2' && !writes) return
      event.preventDefault()
      event.stopPropagation()
      this.open(cell, writes ? event.key : null)
    }

    pressInside(event, cell) {
      event.stopPropagation()
      if (event.key === 'Escape') {
        this.close(cell)
        cell.focus()
      } else if (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey)) {
        event.preventDefault()
        const step = event.key === 'Enter' ? [1, 0] : [0, event.shiftKey ? -1 : 1]
        this.save(cell)
        this.go(cell, ...step)
      }
    }

    go(cell, down, right) {
      const rows = [...this.table.tBodies[0].rows]
      const row = rows[rows.indexOf(cell.parentElement) + down]
      const target = row?.cells[cell.cellIndex + right]
      const to =
        target?.tagName === 'TD' ? target : right === 1 ? rows[rows.indexOf(cell.parentElement) + 1]?.cells[1] : null
      ;(to ?? cell).focus()
    }

    open(cell, typed = null) {
      if (!cell || cell.querySelector('[data-editor]')) return
      if (cell.dataset.fixed !== undefined) {
        this.say('Answers to an appraisal form are given on the page of the document.')
        return
      }
      const row = cell.parentElement
      if (row.dataset.document === undefined) {
        this.say('The documents of this study are filled in one by one. Choose one row a document.')
        return
      }
      const editor = this.editorFor(cell, typed)
      editor.dataset.editor = ''
      for (const part of cell.children) part.hidden = true
      cell.append(editor)
      editor.focus()
      if (typed === null && editor.select) editor.select()
      editor.addEventListener('blur', () => this.save(cell))
    }

    editorFor(cell, typed) {
      const { key } = cell.dataset
      const was = cell.dataset.unsent ?? wasIn(cell)
      const list = this.querySelector('template')?.content.querySelector(`[data-for="${key}"]`)
      if (list) {
        const select = list.cloneNode(true)
        const chosen = new Set(was.split('\n'))
        for (const value of chosen) {
          if (value && ![...select.options].some(option => option.value === value)) select.add(new Option(value, value))
        }
        for (const option of select.options) option.selected = chosen.has(option.value)
        if (select.multiple) select.size = Math.min(8, select.options.length)
        return select
      }
      const area = document.createElement('textarea')
      area.rows = 2
      area.value = typed ?? was
      area.setAttribute('aria-label', this.table.querySelector(`th[data-key="${key}"]`)?.textContent ?? key)
      return area
    }

    close(cell) {
      const editor = cell.querySelector('[data-editor]')
      if (!editor) return null
      const values = editor.selectedOptions
        ? [...editor.selectedOptions].map(option => option.value)
        : [editor.value.trim()]
      // Taking it away makes it lose the focus; it must not be saved a second time.
      delete editor.dataset.editor
      editor.remove()
      for (const part of cell.children) part.hidden = false
      return values.filter(Boolean)
    }

    save(cell) {
      const values = this.close(cell)
      if (values === null || values.join('\n') === (cell.dataset.unsent ?? wasIn(cell))) return
      cell.dataset.unsent = values.join('\n')
      cell.classList.add('saving')
      // One after the other: each save tells the version that the next one is saved against.
      this.last = (this.last ?? Promise.resolve()).then(() => this.send(cell, values))
    }

    async send(cell, values) {
      const row = cell.parentElement
      const { key } = cell.dataset
      const form = new URLSearchParams({
        _token: this.dataset.token,
        version: row.dataset.version,
        [`${key}-was`]: wasIn(cell),
      })
      for (const value of values.length > 0 ? values : ['']) form.append(key, value)
      try {
        const address = `${this.dataset.home}/documents/${row.dataset.document}/characteristics`
        const answer = await fetch(address, { method: 'POST', body: form, headers: { accept: 'application/json' } })
        if (answer.status === 403) this.dataset.token = (await presentToken()) ?? this.dataset.token
        const told = await answer.json()
        if (!answer.ok) return this.keep(cell, sentenceOf(told, key))
        row.dataset.version = told.version
        const saved = told.cells[key] ?? { text: '', was: '' }
        cell.querySelector('.said').textContent = saved.text
        cell.dataset.was = saved.was
        delete cell.dataset.unsent
        cell.classList.remove('saving', 'unsaved')
        this.say('Saved.')
      } catch {
        this.keep(cell, 'The server did not answer. The cell is not saved; open it and try again.')
      }
    }

    /** What was typed stays in the cell, to be opened again. */
    keep(cell, sentence) {
      cell.classList.remove('saving')
      cell.classList.add('unsaved')
      this.say(sentence)
    }

    say(sentence) {
      this.says.textContent = sentence
    }
  },
)

const wasIn = cell => cell.dataset.was ?? cell.querySelector('.said').textContent

function sentenceOf(told, key) {
  const theirs = told.stale?.fields?.find(field => field.name === key)?.theirs
  if (theirs !== undefined)
    return `${told.stale.savedBy ?? 'Someone else'} has written “${theirs}” here meanwhile. Reload the page to see it, then write yours.`
  return told.errors?.[key]?.join(' ') ?? told.detail ?? told.title ?? 'The cell is not saved.'
}
