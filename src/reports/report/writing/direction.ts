// Which way a text runs: by its first letter that has a direction, as the Unicode algorithm says.

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text)

export function runsRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)
  return first !== null && RIGHT_TO_LEFT.test(first[0])
}
