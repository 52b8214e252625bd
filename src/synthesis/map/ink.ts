// The colours a drawing brings along when it is saved, and how text is written into SVG. On pages the style sheet takes over.
import type { Role } from '../../configurations/domain.ts'

export const INK = '#1d1d1b'
export const DIM = '#595959'
export const PAPER = '#ffffff'

/** The hue of a role and the wash behind its words. */
export const HUES: Readonly<Record<Role, { readonly hue: string; readonly wash: string }>> = {
  context: { hue: '#1c508f', wash: '#e4effb' },
  mechanism: { hue: '#5d2fa8', wash: '#efe9fb' },
  resource: { hue: '#7f42b2', wash: '#f6f0fc' },
  response: { hue: '#3f1a8f', wash: '#e3dafa' },
  outcome: { hue: '#0a5f5b', wash: '#def3f0' },
  strategy: { hue: '#98235a', wash: '#fbe8f0' },
  actor: { hue: '#6e471d', wash: '#f6ede2' },
}

export const FONT = 'Liberation Sans, Helvetica, Arial, sans-serif'

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Two decimals are more than a screen shows. */
export const at = (value: number) => String(Math.round(value * 10) / 10)
