// The things of a review that memos and comments can be about: their words, and where each has its page.

/** kind → how it is called on pages, and the part of its address. Accounts and configurations are two layers with a numbering each. */
export const SUBJECTS = {
  question: { word: 'question', path: null },
  theory: { word: 'theory', path: 'theories' },
  'theory statement': { word: 'theory statement', path: 'theory-statements' },
  search: { word: 'search', path: 'searches' },
  record: { word: 'record', path: 'records' },
  document: { word: 'document', path: 'documents' },
  excerpt: { word: 'excerpt', path: 'excerpts' },
  account: { word: 'account', path: 'accounts' },
  configuration: { word: 'CMOC', path: 'configurations' },
  // An element is shown on the page of its configuration; its own place is the page of what is said about it.
  element: { word: 'element', path: null },
  statement: { word: 'idea', path: 'statements' },
  principle: { word: 'principle', path: 'principles' },
} as const

export type SubjectKind = keyof typeof SUBJECTS

export type Subject = { readonly kind: SubjectKind; readonly id: number }

/** "account 230" and where it is, for links on pages. */
export function subjectLink(
  slug: string,
  subject: { readonly kind: string; readonly id: number },
): { readonly label: string; readonly href: string } {
  const known = SUBJECTS[subject.kind as SubjectKind] as { word: string; path: string | null } | undefined
  const label = `${known?.word ?? subject.kind} ${subject.id}`
  if (subject.kind === 'question') return { label, href: `/reviews/${slug}/question` }
  if (subject.kind === 'element') return { label, href: discussionAt(slug, subject) }
  return { label, href: known?.path == null ? `/reviews/${slug}` : `/reviews/${slug}/${known.path}/${subject.id}` }
}

const WITH_DISCUSSION: readonly string[] = ['theory', 'theory statement', 'account', 'configuration', 'excerpt']

/** Where the discussion of a thing is read: on its own page, or on a page that shows nothing else; at one comment of it. */
export function discussionLink(
  slug: string,
  subject: { readonly kind: string; readonly id: number },
  comment: number | null = null,
): string {
  const place = WITH_DISCUSSION.includes(subject.kind) ? subjectLink(slug, subject).href : discussionAt(slug, subject)
  return `${place}#${comment === null ? 'comments' : `comment-${comment}`}`
}

/** The page of a discussion alone, which is there for what was deleted as well. */
export const discussionAt = (slug: string, { kind, id }: { readonly kind: string; readonly id: number }) =>
  `/reviews/${slug}/discussion?about=${encodeURIComponent(`${kind}:${id}`)}`

/** `document:17` from an address or form, or null for anything else. */
export function readSubject(text: string): Subject | null {
  const [kind, id] = text.split(':')
  if (kind === undefined || !(kind in SUBJECTS) || !/^[1-9]\d{0,8}$/.test(id ?? '')) return null
  return { kind: kind as SubjectKind, id: Number(id) }
}
