// What every page does beyond plain HTML: keys, counts, pickers, panes, messages. Each part works alone; none is needed to use a page.
import { watchFlashes } from './flash.js'
import { watchKeys } from './keys.js'
import { watchPanes } from './panes.js'
import { watchPickers } from './picker.js'
import { watchWriting } from './writing.js'

watchKeys(document)
watchFlashes(document)
watchPanes(document)
watchPickers(document)
watchWriting(document)

/** A summary of problems, or of a stale save, is read first. */
function readFirst(root) {
  root.querySelector('[data-focus]')?.focus()
}

readFirst(document)
document.addEventListener('htmx:load', event => readFirst(event.detail.elt))
