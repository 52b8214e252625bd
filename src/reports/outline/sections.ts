// Which sections a full report can have, in the order that they have by default, and how its references and marks are printed.

/** Each with the RAMESES items whose words stand in it; the heading of each is `report.section.KEY` in the messages. */
export const SECTIONS = [
  { key: 'abstract', items: [2] },
  { key: 'rationale', items: [3] },
  { key: 'question', items: [4] },
  { key: 'changes', items: [5] },
  { key: 'realist', items: [6] },
  { key: 'scoping', items: [7] },
  { key: 'searches', items: [8] },
  { key: 'selection', items: [9] },
  { key: 'extraction', items: [10] },
  { key: 'analysis', items: [11] },
  { key: 'flow', items: [12] },
  { key: 'documents', items: [13] },
  { key: 'findings', items: [14] },
  { key: 'theories', items: [] },
  { key: 'story', items: [] },
  { key: 'configurations', items: [] },
  { key: 'principles', items: [] },
  { key: 'framework', items: [] },
  { key: 'panel', items: [] },
  { key: 'summary', items: [15] },
  { key: 'strengths', items: [16] },
  { key: 'literature', items: [17] },
  { key: 'conclusion', items: [18] },
  { key: 'funding', items: [19] },
  { key: 'references', items: [] },
  { key: 'search-appendix', items: [] },
  { key: 'checklist', items: [] },
] as const satisfies readonly { readonly key: string; readonly items: readonly number[] }[]

export type SectionKey = (typeof SECTIONS)[number]['key']
export const SECTION_KEYS: readonly SectionKey[] = SECTIONS.map(section => section.key)

export const STYLES = ['apa', 'vancouver', 'harvard'] as const
export type Style = (typeof STYLES)[number]

/** (C1), (M), (Mresource) and (c): the four ways in which published reviews print what role a stretch of a wording has. */
export const TAGS = ['numbered', 'letter', 'named', 'small'] as const
export type Tags = (typeof TAGS)[number]

export const LANGUAGES = ['en', 'nl'] as const
export type Language = (typeof LANGUAGES)[number]

export type Shown = { readonly key: SectionKey; readonly shown: boolean }

export type Outline = {
  /** Every section once, those that are left out among them. */
  readonly sections: readonly Shown[]
  readonly style: Style
  readonly tags: Tags
  /** Of the fixed words. */
  readonly language: Language
}

export const DEFAULT_OUTLINE: Outline = {
  sections: SECTION_KEYS.map(key => ({ key, shown: true })),
  style: 'apa',
  tags: 'numbered',
  language: 'en',
}

/** The section in which the words of an item are printed; those of the first are the title, which the checklist names. */
export function sectionOf(item: number): SectionKey {
  const found = SECTIONS.find(section => (section.items as readonly number[]).includes(item))
  return found?.key ?? 'checklist'
}

/** Kept sections against those there are: what is unknown is left away, what is new is shown behind its neighbour of the default order. */
export function settle(kept: readonly { readonly key: string; readonly shown: boolean }[]): Shown[] {
  const known = [...new Map(kept.filter(isKnown).map(one => [one.key, one])).values()]
  for (const [at, key] of SECTION_KEYS.entries()) {
    if (known.some(one => one.key === key)) continue
    const before = known.findIndex(one => one.key === SECTION_KEYS[at - 1])
    known.splice(before + 1, 0, { key, shown: true })
  }
  return known
}

function isKnown(one: { readonly key: string; readonly shown: boolean }): one is Shown {
  return (SECTION_KEYS as readonly string[]).includes(one.key)
}
