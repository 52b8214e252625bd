// Who is reminded: those who were asked, take part, and have not answered every item.

type Asked = {
  readonly withdrawnAt: string | null
  readonly answered: number
  readonly links: readonly { readonly revokedAt: string | null }[]
}

/** Someone whose every link was ended is asked no more. */
export function isLate(person: Asked, items: number): boolean {
  return person.withdrawnAt === null && person.answered < items && person.links.some(link => link.revokedAt === null)
}
