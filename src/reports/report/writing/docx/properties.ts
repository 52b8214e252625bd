// What a Word file says of itself: title, subject, who it is from, and its language, which the library has no words for.
import type { Report } from '../blocks.ts'
import { inXml } from '../printable.ts'

const PLACE = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties'
const TERMS = 'http://purl.org/dc/elements/1.1/'

export function coreProperties({ title, subtitle }: Report, language: string): { path: string; data: string } {
  const parts = [
    `<dc:title>${inXml(title)}</dc:title>`,
    `<dc:subject>${inXml(subtitle)}</dc:subject>`,
    '<dc:creator>Retroduce</dc:creator>',
    `<dc:language>${language}</dc:language>`,
  ]
  const open = `<cp:coreProperties xmlns:cp="${PLACE}" xmlns:dc="${TERMS}">`
  const data = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${open}${parts.join('')}</cp:coreProperties>`
  return { path: 'docProps/core.xml', data }
}
