// For how long one may change what one said, and what may still be done with a comment.

/** Others have read it by then; after that one deletes it or says something more. */
export const EDITABLE_DAYS = 1

/** Only who wrote it, within a day. */
export function mayEdit(
  comment: { readonly writtenById: number | null; readonly editableUntil: string },
  personId: number | null,
  now: string,
): boolean {
  return comment.writtenById !== null && comment.writtenById === personId && now <= comment.editableUntil
}
