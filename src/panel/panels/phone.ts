// Whom panellists can ask; a telephone number as people write it, with an extension behind, and as a telephone dials it.

/** `+31 (0)10 123 45 67`, `010-1234567 ext. 12`, `010 123 45 67 toestel 12`, `(020) 555 x9`. */
const WRITTEN = /^[+(\d][\d\s().\-/+]{2,60}$/
const EXTENSION = /(?:[\s,;]{1,4}|(?<=[\d)]))(?:extension|ext|toestel|tst|x|#)\s?[.:]?\s?(\d{1,8})$/i

export function isPhone(text: string): boolean {
  const { number } = partsOf(text.trim())
  return WRITTEN.test(number) && number.replaceAll(/\D/g, '').length >= 3 && !number.slice(1).includes('+')
}

/** What a telephone dials, as RFC 3966 writes it behind `tel:`: `+31101234567;ext=12`. The (0) of a number from abroad is not dialled. */
function dialled(text: string): string {
  const { number, extension } = partsOf(text.trim())
  const digits = (number.startsWith('+') ? number.replace(/\(0\)/, '') : number).replaceAll(/[^+\d]/g, '')
  return extension === '' ? digits : `${digits};ext=${extension}`
}

/** As every page of panellists prints it. */
export function contactIn(panel: {
  readonly contactName: string
  readonly contactPhone: string
  readonly contactEmail: string
}) {
  const { contactName: name, contactPhone: phone, contactEmail: email } = panel
  return { name, phone, call: dialled(phone), email }
}

function partsOf(text: string): { readonly number: string; readonly extension: string } {
  const found = EXTENSION.exec(text)
  return found === null
    ? { number: text, extension: '' }
    : { number: text.slice(0, found.index).trim(), extension: found[1] ?? '' }
}
