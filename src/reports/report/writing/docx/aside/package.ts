// Puts the body of a Word file that was set aside into the file that the library made around it.
import { unzipSync, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { addPart } from '../../../../tables/writing/packing.ts'
import type { Aside } from './aside.ts'

const BODY = 'word/document.xml'

export async function withBody(file: Uint8Array, aside: Aside): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  for (const [name, bytes] of Object.entries(unzipSync(file))) {
    if (name === BODY) await addBody(zip, aside, new TextDecoder().decode(bytes))
    else {
      const part = name.endsWith('.png') ? new ZipPassThrough(name) : new ZipDeflate(name)
      part.mtime = '1980-01-01T00:00:00'
      zip.add(part)
      part.push(bytes, true)
    }
  }
  zip.end()
  return Buffer.concat(chunks)
}

async function addBody(zip: Zip, aside: Aside, body: string): Promise<void> {
  const part = addPart(zip, BODY)
  for (const piece of aside.whole(body)) await part.push(piece)
  await part.end()
}
