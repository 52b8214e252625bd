// Where the pages of appraisal forms stand, and what is said after a form was changed.

type Of = { readonly review: { readonly slug: string } }

export const formsHome = (ctx: Of) => `/reviews/${ctx.review.slug}/appraisal-forms`

export const formCrumbs = (ctx: Of) => [
  { label: 'Texts', href: `/reviews/${ctx.review.slug}/documents` },
  { label: 'Appraisal forms', href: formsHome(ctx) },
]

/** Leads back to the form, says whether a new edition began, and offers to undo it. */
export function savedForm(
  ctx: Of,
  id: number,
  changed: { readonly version: number; readonly edition: number; readonly isNewEdition: boolean },
  done = 'Saved.',
) {
  const said = changed.isNewEdition
    ? `${done} This began edition ${changed.edition}; answers given so far keep the questions they answered.`
    : done
  return {
    see: `${formsHome(ctx)}/${id}`,
    done: said,
    data: { version: changed.version, edition: changed.edition },
    undo: { action: `${formsHome(ctx)}/${id}/changes/${changed.version}/undoing`, label: 'Undo' },
  }
}
