// Tells the words of an element from those that connect it with the others, and from citations.
import type { Group } from '../citing/sources.ts'

/**
 * The words of an element up to the next tag, without what connects the two. `cited` is where its one citation stood: a
 * connecting word right behind it ends them as well.
 */
export function wordsBefore(body: string, cited: number | null, whole: string): string {
  const at = cited === null ? -1 : whole.slice(0, cited).trimEnd().length - (whole.length - body.length)
  CONNECTIVE.lastIndex = at + (body[at] === ' ' ? 1 : 0)
  const isEnd = at > 0 && at < body.length && CONNECTIVE.test(body)
  const text = isEnd ? body.slice(0, at) : body
  const tail =
    /(?:[\s,;.→]|(?<=\s)[+=&](?=\s*$)|(?<=[\s,;])(?:and|or|then|because|so)(?=[\s,;]*$)){0,12}$/.exec(
      text.slice(-40),
    )?.[0] ?? ''
  return text.slice(0, text.length - tail.length)
}

/** The text from here to there without its citations and the space before each. */
export function without(
  text: string,
  from: number,
  to: number,
  groups: readonly Group[],
  found: (group: Group) => void,
): string {
  let out = ''
  let at = from
  for (const group of groups) {
    if (group.start < from || group.end > to) continue
    out += text.slice(at, group.start).trimEnd()
    at = group.end
    found(group)
  }
  return out + text.slice(at, to)
}

const CONNECTIVE =
  /[\s,;:.–—→]|[+=&](?=\s)|(?:in (?:a |the )?contexts? (?:where|in which|of)|and|or|but|then|because|so|thus|which|this|that|when|where|if|given|through|by|in|leads? to|leading to|results? in|resulting in|triggers?|triggering|generates?|generating|due to)(?=[\s,;:])/iy

/** Whether there are no words but those that connect. */
export function onlyConnects(text: string): boolean {
  for (let at = 0; at < text.length; at = CONNECTIVE.lastIndex) {
    CONNECTIVE.lastIndex = at
    if (!CONNECTIVE.test(text)) return false
  }
  return true
}

/** What stands before the words of an element, connecting it with the one before, and the words themselves. */
export function stretchIn(text: string): { readonly lead: string; readonly words: string } {
  const sentence = Math.max(text.lastIndexOf('. '), text.lastIndexOf('; '))
  let at = sentence === -1 ? 0 : sentence + 1
  for (let steps = 0; steps < 24; steps++) {
    CONNECTIVE.lastIndex = at
    const found = CONNECTIVE.exec(text)
    if (found === null) break
    at += found[0].length
  }
  const words = text.slice(at)
  if (/[\p{L}\p{N}]/u.test(words)) return { lead: text.slice(0, at), words }
  const all = text.trimStart()
  return /[\p{L}\p{N}]/u.test(all)
    ? { lead: text.slice(0, text.length - all.length), words: all }
    : { lead: text, words: '' }
}
