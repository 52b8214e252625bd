// A question as somebody answers it: its words in their language, and those of each answer.
import { mostOf, type RatingQuestion, type Say } from '../domain.ts'
import { questionFor, type Reader } from '../wording.ts'

/** A question with the words of each answer; only five answers have words between the ends. `lang` is null in the reader's own language. */
export function questionIn(question: RatingQuestion, say: Say, reader: Reader) {
  const { text, low, high } = questionFor(reader, question, say)
  const most = mostOf(question.scale)
  const wordsOf = (score: number) => {
    const { text: label, lang } = score <= (most + 1) / 2 ? low : high
    if (score === 1 || score === most) return { words: label, label, lang }
    if (most !== 5) return { words: '', label: '', lang: null }
    if (score === 3) return { words: say('panel.answer.middle'), label: '', lang: null }
    return { words: say('panel.answer.nearer', { label }), label, lang }
  }
  return {
    id: question.id,
    name: `q${question.position}`,
    text: text.text,
    lang: text.lang,
    most,
    low: low.text,
    lowLang: low.lang,
    high: high.text,
    highLang: high.lang,
    answers: Array.from({ length: most }, (_, at) => ({ score: at + 1, ...wordsOf(at + 1) })),
  }
}
