// The sections of the full report in their usual order, and the RAMESES items whose words open each.

/** A section that a team leaves out or moves takes its items along. Items are those of the publication standards for realist syntheses. */
export const SECTIONS = [
  { key: 'abstract', items: [2] },
  { key: 'introduction', items: [3, 4] },
  { key: 'methods', items: [5, 6, 7, 8, 9, 10, 11] },
  { key: 'flow', items: [12] },
  { key: 'documents', items: [13] },
  { key: 'findings', items: [14] },
  { key: 'theory', items: [] },
  { key: 'substantive', items: [] },
  { key: 'configurations', items: [] },
  { key: 'columns', items: [] },
  { key: 'story', items: [] },
  { key: 'principles', items: [] },
  { key: 'framework', items: [] },
  { key: 'panel', items: [] },
  { key: 'discussion', items: [15, 16, 17, 18] },
  { key: 'funding', items: [19] },
  { key: 'references', items: [] },
  { key: 'searches', items: [] },
  { key: 'panel-account', items: [] },
  { key: 'chains', items: [] },
  { key: 'checklist', items: [] },
] as const

export type SectionKey = (typeof SECTIONS)[number]['key']
export const SECTION_KEYS = SECTIONS.map(section => section.key)
