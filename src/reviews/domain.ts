// What a new review starts with: four levels, the shipped facets, and the form of its address.

/** Calderón-Larrañaga et al. 2021 (10.3399/BJGPO.2021.0017) and others group resources in these four; renamable per review. */
export const DEFAULT_LEVELS = [
  {
    key: 'individual',
    name: 'Individual',
    definition: 'What people bring: knowledge, motivation, vocation, circumstances.',
  },
  {
    key: 'interpersonal',
    name: 'Interpersonal',
    definition: 'What happens between people: trust, listening, communication.',
  },
  {
    key: 'organisational',
    name: 'Organisational',
    definition: 'What organisations provide: leadership, time, training, supervision, routines.',
  },
  {
    key: 'policy',
    name: 'Policy',
    definition: 'What is decided above organisations: funding, regulation, monitoring, priorities.',
  },
] as const

export type Describes = 'documents' | 'excerpts' | 'configurations'

/** The vocabularies every review begins with; the team adds, renames and retires. */
export const DEFAULT_FACETS: readonly {
  readonly key: string
  readonly name: string
  readonly describes: Describes
  readonly isOrdered: boolean
  readonly terms: readonly string[]
}[] = [
  { key: 'setting', name: 'Setting', describes: 'configurations', isOrdered: false, terms: [] },
  {
    key: 'speaker',
    name: 'Who is speaking',
    describes: 'excerpts',
    isOrdered: false,
    terms: ['Patients or public', 'Practitioners', 'Managers', 'Policy makers', 'Authors'],
  },
  { key: 'population', name: 'Population', describes: 'configurations', isOrdered: false, terms: [] },
  { key: 'intervention-type', name: 'Intervention type', describes: 'documents', isOrdered: false, terms: [] },
  { key: 'phase', name: 'Phase', describes: 'configurations', isOrdered: true, terms: ['Implementing', 'Embedding'] },
  { key: 'pathway-stage', name: 'Pathway stage', describes: 'configurations', isOrdered: true, terms: [] },
  { key: 'theme', name: 'Theme', describes: 'configurations', isOrdered: false, terms: [] },
]

/** An address from a title: lower-case letters, digits and single hyphens, at most 60 characters. */
export function slugOf(title: string): string {
  const plain = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const parts = plain.match(/[a-z0-9]+/g) ?? []
  let slug = ''
  for (const part of parts) {
    if (slug.length + part.length + 1 > 60) break
    slug = slug === '' ? part : `${slug}-${part}`
  }
  // `new` is the page on which reviews begin.
  return slug === '' || slug === 'new' ? 'review' : slug
}
