// Draws pages of a PDF on canvases with pdf.js: one at a time, read and drawn in workers, with nothing in the file that could act.

/** Larger canvases are drawn coarser: phones give up above this. */
const MOST_PIXELS = 16_000_000

/**
 * @param {string} file address of the PDF @param {string} library address of the folder of pdf.js
 * @returns {Promise<{ draw(number: number, width: number): { done: Promise<HTMLCanvasElement | null>, stop(): void }, close(): void }>}
 */
export async function openPdf(file, library) {
  const pdfjs = await import(`${library}pdf.mjs`)
  const base = new URL(library, location.href).href
  pdfjs.GlobalWorkerOptions.rendererSrc = `${base}pdf.renderer.mjs`
  const worker = new Worker(`${base}pdf.worker.mjs`, { type: 'module' })
  const task = pdfjs.getDocument({
    url: file,
    worker: pdfjs.PDFWorker.create({ port: worker }),
    // No forms that compute, no WebAssembly; the tables of fonts come from here and nowhere else.
    enableXfa: false,
    useWasm: false,
    disableRange: true,
    cMapUrl: `${base}cmaps/`,
    standardFontDataUrl: `${base}standard_fonts/`,
    wasmUrl: `${base}wasm/`,
    useSystemFonts: false,
  })
  // A file that wants a password is not asked for one here.
  task.onPassword = () => task.destroy()
  const pdf = await task.promise
  let last = Promise.resolve()

  /** `width` in pixels of the screen. */
  function draw(number, width) {
    let isStopped = false
    let running = null
    const done = last.then(async () => {
      if (isStopped) return null
      const page = await pdf.getPage(number)
      const natural = page.getViewport({ scale: 1 })
      const most = Math.sqrt(MOST_PIXELS / (natural.width * natural.height))
      const viewport = page.getViewport({ scale: Math.min(width / natural.width, most) })
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(viewport.width)
      canvas.height = Math.round(viewport.height)
      if (isStopped) return null
      running = page.render({ canvas, viewport, annotationMode: pdfjs.AnnotationMode.ENABLE })
      try {
        await running.promise
        return canvas
      } catch (error) {
        if (error?.name === 'RenderingCancelledException') return null
        throw error
      } finally {
        page.cleanup()
      }
    })
    last = done.catch(() => null)
    const stop = () => {
      isStopped = true
      running?.cancel()
    }
    return { done, stop }
  }

  return { draw, close: () => task.destroy().finally(() => worker.terminate()) }
}
