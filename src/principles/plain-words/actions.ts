// Putting a principle in plain words, in each language.
import { personOf, type ReviewCtx } from '../../core/db/transaction.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language, type Snapshot } from '../domain.ts'
import { type Principle, setPlainWords } from '../store.ts'
import { changing } from '../versions/actions.ts'

/** Saves the plain words of each language given; empty ones are taken away. */
export function changePlainWords(
  ctx: ReviewCtx,
  id: number,
  words: { readonly en: string; readonly nl: string; readonly version: number },
): Promise<void> {
  const fields = (now: Principle, was: Snapshot) =>
    LANGUAGES.map(language => ({
      name: language,
      label: `Plain words in ${LANGUAGE_NAMES[language]}`,
      theirs: now.plainWords[language] ?? '',
      mine: words[language],
      was: was.plainWords[language] ?? '',
    }))
  return changing(
    ctx,
    id,
    { verb: 'put in plain words', reason: 'Plain words', version: words.version, fields },
    async (ctx, now) => {
      for (const language of LANGUAGES)
        if ((now.plainWords[language] ?? '') !== words[language])
          await writePlainWords(ctx, id, language, words[language])
      return {}
    },
  )
}

export function writePlainWords(ctx: ReviewCtx, principleId: number, language: Language, text: string): Promise<void> {
  return setPlainWords(ctx.db, {
    reviewId: ctx.review.id,
    principleId,
    language,
    text,
    writtenAt: ctx.now,
    writtenBy: personOf(ctx),
  })
}
