// What a form of a round holds beside what stands now: the texts that differ, for a page that cannot save them any more.

type Question = {
  readonly n?: number
  readonly text: string
  readonly textNl?: string
  readonly lowLabel: string
  readonly highLabel: string
}
type Words = {
  readonly title: string
  readonly intro: string
  readonly titleNl?: string
  readonly introNl?: string
  readonly closesOn: string | null
}

/** Each text that was sent and says something else than what stands, under its name on the form; choices are left out. */
export function typedBeside(
  sent: Words & { readonly questions: readonly Question[] },
  present: Words,
  questions: readonly Question[],
): { readonly label: string; readonly text: string }[] {
  const texts = [
    { label: 'Title', text: sent.title, now: present.title },
    { label: 'Introduction', text: sent.intro, now: present.intro },
    { label: 'Title in Dutch', text: sent.titleNl ?? '', now: present.titleNl ?? '' },
    { label: 'Introduction in Dutch', text: sent.introNl ?? '', now: present.introNl ?? '' },
    { label: 'Last day', text: sent.closesOn ?? '', now: present.closesOn ?? '' },
    ...sent.questions.flatMap((question, at) => {
      const now = questions[at]
      const n = question.n ?? at + 1
      return [
        { label: `Question ${n}`, text: question.text, now: now?.text ?? '' },
        { label: `Question ${n} in Dutch`, text: question.textNl ?? '', now: now?.textNl ?? '' },
        { label: `Question ${n}, lowest means`, text: question.lowLabel, now: now?.lowLabel ?? '' },
        { label: `Question ${n}, highest means`, text: question.highLabel, now: now?.highLabel ?? '' },
      ]
    }),
  ]
  return texts
    .filter(one => one.text !== '' && flat(one.text) !== flat(one.now))
    .map(({ label, text }) => ({ label, text }))
}

/** Browsers send line ends of their own. */
const flat = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
