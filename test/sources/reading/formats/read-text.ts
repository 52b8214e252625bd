// Reads a text as a file of references, cut into pieces of any size, and gives back all that came of it.
import { type FileReading, type Reference, readReferences } from '../../../../src/sources/reading/references.ts'

export type Read = FileReading & { readonly references: readonly Reference[] }

export async function readText(text: string | Buffer, piece = 65_536): Promise<Read> {
  const bytes = Buffer.from(text)
  function* pieces(): Generator<Buffer> {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
  }
  const references: Reference[] = []
  const reading = readReferences(pieces())
  for (;;) {
    const next = await reading.next()
    if (next.done) return { ...next.value, references }
    references.push(...next.value)
  }
}

export async function recordsIn(text: string | Buffer, piece?: number) {
  return (await readText(text, piece)).references.map(reference => reference.record)
}

export async function refusalsIn(text: string | Buffer): Promise<readonly (readonly [number, string])[]> {
  return (await readText(text)).references.flatMap(one => (one.refusal ? [[one.line, one.refusal] as const] : []))
}
