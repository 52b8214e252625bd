// Objects of a PDF as a file: one after the other, with the list of where each begins.
import { createHash } from 'node:crypto'
import type { PdfObject } from './objects.ts'

/** Numbers are places in the list, from 1 on; `root` and `info` are those of the catalog and of what the document says of itself. */
export function written(objects: readonly PdfObject[], root: number, info: number): Uint8Array {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\x80\x80\x80\x80\n\n', 'latin1')]
  let length = pieces[0]?.length ?? 0
  const offsets = objects.map(({ words, stream }, at) => {
    const begin = length
    const own = Buffer.from(`${at + 1} 0 obj\n${words}\n${stream === null ? '' : 'stream\n'}`, 'latin1')
    const end = Buffer.from(`${stream === null ? '' : '\nendstream\n'}endobj\n\n`, 'latin1')
    const parts = stream === null ? [own, end] : [own, Buffer.from(stream), end]
    pieces.push(...parts)
    length += parts.reduce((sum, part) => sum + part.length, 0)
    return begin
  })
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  const id = `<${hash.digest('hex').slice(0, 32)}>`
  const list = ['0000000000 65535 f\r\n', ...offsets.map(offset => `${`${offset}`.padStart(10, '0')} 00000 n\r\n`)]
  const head = `xref\n0 ${objects.length + 1}\n${list.join('')}`
  const trailer = `trailer\n<<\n  /Size ${objects.length + 1}\n  /Root ${root} 0 R\n  /Info ${info} 0 R\n  /ID [${id} ${id}]\n>>\n`
  return new Uint8Array(
    Buffer.concat([...pieces, Buffer.from(`${head}${trailer}startxref\n${length}\n%%EOF`, 'latin1')]),
  )
}
