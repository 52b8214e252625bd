// One panellist's work in one round together: what is asked, and what they have answered of it.
import type { Db } from '../../../core/db/open.ts'
import { listQuestions } from '../../rounds/store.ts'
import type { Reader } from '../../wording.ts'
import type { Work } from '../showing.ts'
import { listItemsIn, listOwnComments, listOwnRatings } from '../store.ts'

type Seat = {
  readonly reviewId: number
  readonly roundId: number
  readonly panellistId: number
  readonly reader: Reader
}

export async function loadWork(db: Db, { reviewId, roundId, panellistId, reader }: Seat): Promise<Work> {
  return {
    reader,
    items: await listItemsIn(db, reviewId, roundId, reader.language),
    questions: await listQuestions(db, reviewId, [roundId]),
    ratings: await listOwnRatings(db, reviewId, panellistId, roundId),
    comments: await listOwnComments(db, reviewId, panellistId, roundId),
  }
}
