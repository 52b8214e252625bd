// What a panellist's forms take; sentences in the panellist's language are added by the routes.
import { z } from 'zod'
import { checkbox, choice, optional, several, text, whole } from '../../core/http/fields.ts'

/** A score, "cannot" for "I can't judge", or nothing. */
const answer = () => optional(z.union([z.literal('cannot'), whole(1, 9)], 'Choose one of the answers.'))
const way = () => choice(['next', 'back', 'stay', 'stop'], 'Choose where to go.').default('next')
/** Which words the form was opened with; left out, what is sent replaces whatever there is. */
const seen = () => text(40).default('')

export const AnswerForm = z.object({
  q1: answer(),
  q2: answer(),
  q3: answer(),
  comment: text(20_000),
  /** Says that the form had room for what differs, so that leaving it empty takes it away. */
  parts: choice(['', 'difference'], 'Leave this as it is.').default(''),
  setting: text(20_000),
  differs: text(20_000),
  because: text(20_000),
  seen: seen(),
  to: way(),
})
export const MissingForm = z.object({
  comment: text(20_000),
  seen: seen(),
  to: way(),
})
/** Items chosen; or points as they were typed, in the order of the items. */
export const PriorityForm = z.object({
  items: several(whole(1, 999_999_999), 200),
  points: several(text(20), 200),
  cannot: checkbox(),
  to: way(),
})
/** What the team enters for somebody: tickable where the person has answered by link and asked to change it. */
export const EnteredForm = AnswerForm.extend({ instead: checkbox() })
export const EnteredPriorityForm = PriorityForm.extend({ instead: checkbox() })
export const ConsentForm = z.object({ mayQuote: checkbox(), mayThank: checkbox() })
export const EmptyForm = z.object({})

/** What a panellist may write in one box; in the box that names a setting. */
export const LONGEST_COMMENT = 4000
export const LONGEST_SETTING = 300

type Answered = z.output<typeof AnswerForm>

/** Scores by position of the question; null for "I can't judge"; left out where nothing was chosen. */
export function scoresOf(form: Pick<Answered, 'q1' | 'q2' | 'q3'>): Map<number, number | null> {
  return new Map(
    ([1, 2, 3] as const).flatMap(n =>
      form[`q${n}`] === null ? [] : [[n as number, form[`q${n}`] === 'cannot' ? null : Number(form[`q${n}`])] as const],
    ),
  )
}

/** What differs, where the form asked for it or somebody said it. */
export function differenceOf({ parts, setting, differs, because }: Answered) {
  return parts === 'difference' || setting !== '' || differs !== '' || because !== ''
    ? { setting, differs, because }
    : null
}

/** The first box that holds more than it may, with how much it may hold. */
export function longestOf(form: Answered): { readonly field: string; readonly most: number } | null {
  const limits = { comment: LONGEST_COMMENT, setting: LONGEST_SETTING, differs: 2000, because: 2000 } as const
  const found = (Object.keys(limits) as (keyof typeof limits)[]).find(name => form[name].length > limits[name])
  return found === undefined ? null : { field: found, most: limits[found] }
}
