// The map can be made larger and smaller and be pulled about; without this it scrolls, and every box is a link.
const STEPS = [0.25, 0.35, 0.5, 0.7, 0.85, 1, 1.25, 1.6, 2]
const PULL = 4

class RetroMap extends HTMLElement {
  connectedCallback() {
    this.frame = this.querySelector('.map-frame')
    this.drawing = this.frame?.querySelector('svg')
    if (!this.drawing || this.querySelector('.map-bar') !== null) return
    this.full = {
      width: Number(this.drawing.getAttribute('width')),
      height: Number(this.drawing.getAttribute('height')),
    }
    this.scale = 1
    this.prepend(this.bar())
    this.frame.dataset.grab = ''
    this.frame.addEventListener('keydown', event => this.pressed(event))
    this.frame.addEventListener('pointerdown', event => this.grab(event))
  }

  bar() {
    const bar = document.createElement('div')
    bar.className = 'map-bar no-print'
    bar.setAttribute('role', 'group')
    bar.setAttribute('aria-label', 'Size of the map')
    const button = (label, act) => {
      const made = document.createElement('button')
      made.type = 'button'
      made.className = 'small'
      made.textContent = label
      made.addEventListener('click', act)
      return made
    }
    this.said = document.createElement('span')
    this.said.className = 'dim small'
    this.said.setAttribute('role', 'status')
    bar.append(
      button('Smaller', () => this.step(-1)),
      button('Larger', () => this.step(1)),
      button('Fit the width', () => this.fit()),
      button('Full size', () => this.show(1)),
      this.said,
    )
    return bar
  }

  step(by) {
    const next =
      by > 0 ? STEPS.find(step => step > this.scale + 0.01) : STEPS.findLast(step => step < this.scale - 0.01)
    if (next !== undefined) this.show(next)
  }

  fit() {
    this.show(Math.max(STEPS[0], Math.min(1, (this.frame.clientWidth - 2) / this.full.width)))
  }

  /** What was in the middle stays there. */
  show(scale) {
    const { frame, drawing, full } = this
    const x = (frame.scrollLeft + frame.clientWidth / 2) / this.scale
    const y = (frame.scrollTop + frame.clientHeight / 2) / this.scale
    this.scale = scale
    drawing.setAttribute('width', String(Math.round(full.width * scale)))
    drawing.setAttribute('height', String(Math.round(full.height * scale)))
    frame.scrollTo(x * scale - frame.clientWidth / 2, y * scale - frame.clientHeight / 2)
    this.said.textContent = `${Math.round(scale * 100)} %`
  }

  /** Arrows scroll by themselves. */
  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const act = { '+': () => this.step(1), '=': () => this.step(1), '-': () => this.step(-1), 0: () => this.fit() }[
      event.key
    ]
    if (act === undefined) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  /** With a mouse; fingers scroll by themselves. */
  grab(event) {
    if (event.pointerType !== 'mouse' || event.button !== 0) return
    const { frame } = this
    const from = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop }
    let isPulled = false
    const pull = moved => {
      const [dx, dy] = [moved.clientX - from.x, moved.clientY - from.y]
      if (!isPulled && Math.hypot(dx, dy) < PULL) return
      isPulled = true
      frame.dataset.grabbed = ''
      frame.scrollTo(from.left - dx, from.top - dy)
    }
    const end = () => {
      window.removeEventListener('pointermove', pull)
      delete frame.dataset.grabbed
      if (isPulled) frame.addEventListener('click', stop, { capture: true, once: true })
      setTimeout(() => frame.removeEventListener('click', stop, { capture: true }), 50)
    }
    const stop = click => click.preventDefault()
    window.addEventListener('pointermove', pull)
    window.addEventListener('pointerup', end, { once: true })
    frame.addEventListener('dragstart', stop, { once: true })
  }
}

if (customElements.get('retro-map') === undefined) customElements.define('retro-map', RetroMap)
