// RIS files as databases export them: records of about 2 kB, each with title, authors, DOI, abstract and keywords of its own.
import fs from 'node:fs'
import { prose } from './prose.ts'

const ABSTRACT = 1500
const COPY_EVERY = 40

/** Writes `count` records; one in forty is a copy of an earlier one, by its DOI. */
export async function writeReferences(file: string, count: number): Promise<void> {
  const words = prose(count)
  const pool = words.paragraph(200_000)
  const out = fs.createWriteStream(file)
  for (let at = 1; at <= count; at++) {
    const more = out.write(recordOf(at % COPY_EVERY === 0 ? at - COPY_EVERY / 2 : at, words.words(9), pool))
    if (!more) await new Promise<void>(resolve => out.once('drain', () => resolve()))
  }
  await new Promise<void>(resolve => out.end(() => resolve()))
}

function recordOf(number: number, title: string, pool: string): string {
  const from = (number * 7919) % (pool.length - ABSTRACT - 200)
  return [
    'TY  - JOUR',
    `TI  - ${title}: a study of ${number}`,
    ...[1, 2, 3, 4].map(at => `AU  - Author${(number * at) % 5000}, Given ${String.fromCharCode(64 + at)}.`),
    `PY  - ${1995 + (number % 31)}`,
    'T2  - Journal of Realist Measurement',
    `VL  - ${number % 60}`,
    `SP  - ${number % 900}`,
    `EP  - ${(number % 900) + 11}`,
    `DO  - 10.5555/measure.${number}`,
    `UR  - https://doi.org/10.5555/measure.${number}`,
    ...['social prescribing', 'link workers', 'primary care', 'realist'].map(word => `KW  - ${word}`),
    `AB  - ${pool.slice(from, from + ABSTRACT)}`,
    `N1  - ${pool.slice(from, from + 120)}`,
    'ER  - ',
    '',
    '',
  ].join('\r\n')
}
