// What the forms of rounds take: words, last day, rule, one to three questions, and the principles put.
import { z } from 'zod'
import { choice, day, needed, optional, several, text, version, whole } from '../../core/http/fields.ts'
import { DEFAULT_QUESTION, SCALES } from '../domain.ts'
import { DEFAULT_RULE, RULES } from '../rule.ts'

const id = () => whole(1, 999_999_999)
const scale = () => choice(SCALES, 'Choose a scale.').default('1-5')
const most = () => optional(whole(1, 1000))

/** The widest interquartile ranges that can be asked for. */
export const RANGES = ['0', '0.5', '1', '1.5', '2', '2.5', '3', '4'] as const

export const RoundForm = z.object({
  title: needed('a title', 200),
  intro: text(3000),
  titleNl: text(200).default(''),
  introNl: text(3000).default(''),
  closesOn: optional(day()),
  identity: choice(['anonymous', 'open'], 'Choose anonymous or open.').default('anonymous'),
  follows: optional(id()),
  rule: choice(RULES, 'Choose a rule.').default(DEFAULT_RULE.rule),
  rulePercent: whole(51, 100).default(DEFAULT_RULE.rulePercent),
  ruleRange: choice(RANGES, 'Choose a range.').default('1'),
  q1Text: needed('a question', 300).default(DEFAULT_QUESTION.text),
  q1Scale: scale(),
  q1Most: most(),
  q1Low: text(60).default(DEFAULT_QUESTION.lowLabel),
  q1High: text(60).default(DEFAULT_QUESTION.highLabel),
  q1TextNl: text(300).default(''),
  q1LowNl: text(60).default(''),
  q1HighNl: text(60).default(''),
  q2Text: text(300),
  q2Scale: scale(),
  q2Most: most(),
  q2Low: text(60),
  q2High: text(60),
  q2TextNl: text(300).default(''),
  q2LowNl: text(60).default(''),
  q2HighNl: text(60).default(''),
  q3Text: text(300),
  q3Scale: scale(),
  q3Most: most(),
  q3Low: text(60),
  q3High: text(60),
  q3TextNl: text(300).default(''),
  q3LowNl: text(60).default(''),
  q3HighNl: text(60).default(''),
  principles: several(id(), 60),
})
export const NewRoundForm = RoundForm.extend({ panel: id() })
export const RoundChangeForm = RoundForm.extend({ version: version() })
export const NewRoundPageForm = z.object({ panel: optional(id()), follows: optional(id()) })
export const ClosingDayForm = z.object({ closesOn: optional(day()), version: version() })

/** The form in the words of the domain: the questions that have words, in their order. */
export function wordsOf(form: z.output<typeof RoundForm>) {
  const { title, titleNl, intro, introNl, closesOn, follows, rule, rulePercent, principles } = form
  const questions = ([1, 2, 3] as const)
    .map(n => ({
      n,
      text: form[`q${n}Text`],
      scale: form[`q${n}Scale`],
      most: form[`q${n}Most`],
      lowLabel: form[`q${n}Low`],
      highLabel: form[`q${n}High`],
      textNl: form[`q${n}TextNl`],
      lowLabelNl: form[`q${n}LowNl`],
      highLabelNl: form[`q${n}HighNl`],
    }))
    .filter(question => question.text !== '')
  return {
    title,
    titleNl,
    intro,
    introNl,
    closesOn,
    isAnonymous: form.identity === 'anonymous',
    followsId: follows,
    rule,
    rulePercent,
    ruleRange: Number(form.ruleRange),
    questions,
    principles,
  }
}
