// Which of a panel's two texts a person agrees to.
import type { Language } from '../domain.ts'

/** Dutch readers get the Dutch text where there is one, else the other, which is kept as what they read. */
export function consentIn(
  panel: { readonly consentText: string; readonly consentTextNl: string },
  language: Language,
): { readonly text: string; readonly language: Language } {
  return language === 'nl' && panel.consentTextNl !== ''
    ? { text: panel.consentTextNl, language: 'nl' }
    : { text: panel.consentText, language: 'en' }
}
