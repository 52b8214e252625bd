// The body of a Word file as bytes, piece by piece as it is written: the library would hold the tree of the whole body, and its text several times.
import type { FileChild } from 'docx'
import { xmlOf } from './xml.ts'

type Write = FileChild['prepForXml']
export type Written = ReturnType<Write>
export type Context = Parameters<Write>[0]

export type Aside = {
  /** Keeps the piece and gives a sign that stands in its place. */
  put(written: Written, context: Context): Written
  /** The body with every piece in its place. */
  whole(body: string): Generator<Uint8Array>
}

const SIGN = /<w:aside w:n="(\d+)"\/>/g
/** Handed on together: each is a turn of the packing. */
const TOGETHER = 1 << 16
/** The library numbers lists when the body is whole. */
const LIST = /(?<=<w:numId w:val=")\{([\w-]+)\}/g

export function openAside(): Aside {
  const pieces: Buffer[] = []
  return {
    put: (written, context) => {
      if (written === undefined) return written
      const xml = xmlOf(written)
      // The library looks for pictures in the body.
      if (xml.includes('<w:drawing>')) return written
      pieces.push(Buffer.from(xml.replace(LIST, (_, list: string) => String(numberOf(list, context)))))
      return { 'w:aside': { _attr: { 'w:n': pieces.length - 1 } } }
    },
    *whole(body) {
      let [from, waiting, length] = [0, [] as Buffer[], 0]
      for (const sign of body.matchAll(SIGN)) {
        const piece = pieces[Number(sign[1])]
        waiting.push(Buffer.from(body.slice(from, sign.index)), ...(piece === undefined ? [] : [piece]))
        length += piece?.length ?? 0
        from = sign.index + sign[0].length
        if (length < TOGETHER) continue
        yield Buffer.concat(waiting)
        waiting = []
        length = 0
      }
      yield Buffer.concat([...waiting, Buffer.from(body.slice(from))])
    },
  }
}

function numberOf(list: string, { file }: Context): number | undefined {
  return file.Numbering.ConcreteNumbering.find(one => `${one.reference}-${one.instance}` === list)?.numId
}
