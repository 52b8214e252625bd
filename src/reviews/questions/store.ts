// Queries on the versions of the review question; the latest is the one in force.
import type { Db } from '../../core/db/open.ts'

/** All versions with who wrote them, the latest first. */
export async function listQuestions(db: Db, reviewId: number) {
  return db
    .selectFrom('question')
    .leftJoin('person', 'person.id', 'question.writtenBy')
    .select(['question.id', 'question.text', 'question.reason', 'question.writtenAt', 'person.name as writtenBy'])
    .where('question.reviewId', '=', reviewId)
    .orderBy('question.id', 'desc')
    .execute()
}

export async function insertQuestion(
  db: Db,
  question: { reviewId: number; id: number; text: string; reason: string; writtenAt: string; writtenBy: number | null },
): Promise<void> {
  await db.insertInto('question').values(question).execute()
}
