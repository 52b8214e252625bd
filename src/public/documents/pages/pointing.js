// Choosing words on the pages: by mouse, where the words nearest to it are meant, by finger, by keys, and by the browser's own selection.
import { nodeAt, pointOf } from './words-layer.js'

/** A finger that drags a handle changes the selection many times a second; this long after the last it is taken as meant. */
const SETTLED_MS = 250

/** @param {{ element: HTMLElement, reading: HTMLElement, isShown: boolean, placeUnder(x: number, y: number): { leaf: object, point: number } | null }} view */
export function watchPointing(view) {
  let from = null
  let timer = 0
  let isOurs = false

  const select = (start, end) => {
    const [anchor, focus] = [placeOf(start), placeOf(end)]
    if (anchor === null || focus === null) return
    isOurs = true
    document.getSelection()?.setBaseAndExtent(...anchor, ...focus)
  }
  const placeOf = ({ leaf, point }) => nodeAt(leaf.runs, leaf.spans, point)

  view.element.addEventListener('mousedown', event => {
    if (event.button !== 0 || event.target.closest('.leaf-words') === null) return
    const place = view.placeUnder(event.clientX, event.clientY)
    if (place === null) return
    event.preventDefault()
    event.target.closest('.leaf-words').focus({ preventScroll: true })
    if (event.detail === 2) return view.reading.chooseWord(place.point)
    if (event.shiftKey && from !== null) return finish(from, place)
    document.getSelection()?.removeAllRanges()
    from = { ...place, isHeld: true }
  })
  document.addEventListener('mousemove', event => {
    if (from?.isHeld !== true) return
    const place = view.placeUnder(event.clientX, event.clientY)
    if (place !== null) select(from, place)
  })
  document.addEventListener('mouseup', event => {
    if (from?.isHeld !== true) return
    from.isHeld = false
    const place = view.placeUnder(event.clientX, event.clientY)
    if (place !== null && place.point !== from.point) finish(from, place)
  })

  function finish(start, end) {
    select(start, end)
    view.reading.take(Math.min(start.point, end.point), Math.max(start.point, end.point))
  }

  view.element.addEventListener('click', event => {
    if (event.pointerType !== 'touch' || event.target.closest('.leaf-words') === null) return
    if (document.getSelection()?.isCollapsed === false) return
    const place = view.placeUnder(event.clientX, event.clientY)
    if (place !== null) view.reading.tap(place.point)
  })

  document.addEventListener('selectionchange', () => {
    clearTimeout(timer)
    if (view.isShown && from?.isHeld !== true) timer = setTimeout(read, SETTLED_MS)
  })
  function read() {
    const selection = document.getSelection()
    const wasOurs = isOurs
    isOurs = false
    if (wasOurs || selection === null || selection.isCollapsed) return
    if (!view.element.contains(selection.anchorNode) || !view.element.contains(selection.focusNode)) return
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0)
    const [start, end] = [pointOf(startContainer, startOffset), pointOf(endContainer, endOffset)]
    if (start !== null && end !== null && start < end) view.reading.take(start, end)
  }

  view.element.addEventListener('keydown', event => {
    const words = event.target.closest('.leaf-words')
    if (words === null) return
    if (event.key === 'Escape') {
      document.getSelection()?.removeAllRanges()
      view.reading.clear()
      return
    }
    const leaf = view.leaves.find(one => one.words === words)
    if (leaf.runs.length > 0 && view.reading.steer(event, leaf.start)) event.preventDefault()
  })
  goBackToPages(view)
}

/** After saving, and after giving up what was being written, one goes on where the passage is. */
function goBackToPages(view) {
  const back = () => {
    if (!view.isShown) return
    const point = view.reading.passage?.start ?? null
    const leaf = point === null ? view.placeNow() : view.leafOf(point)
    setTimeout(() => leaf?.words.focus({ preventScroll: true }))
  }
  document.addEventListener('saved', back)
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && event.target.matches?.('.composer textarea')) back()
  })
}
