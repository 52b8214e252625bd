// What a team wrote on involving each panel, and who was on it by role: counts alone, nobody's name.
import type { Db } from '../../../../core/db/open.ts'
import type { Involvement } from '../around.ts'

export async function listInvolvement(db: Db, reviewId: number): Promise<Involvement[]> {
  const panels = await db
    .selectFrom('panel')
    .leftJoin('panelAccount as own', join =>
      join.onRef('own.reviewId', '=', 'panel.reviewId').onRef('own.panelId', '=', 'panel.id'),
    )
    .select(['panel.id as panelId', 'panel.name', 'panel.kind'])
    .select(['own.aim', 'own.recruitment', 'own.support', 'own.effect', 'own.reflection'])
    .where('panel.reviewId', '=', reviewId)
    .orderBy('panel.id')
    .execute()
  const people = await db
    .selectFrom('panellist as p')
    .select(['p.panelId', 'p.role', 'p.withdrawnAt'])
    .select(eb =>
      eb
        .exists(
          eb
            .selectFrom('consent')
            .select('consent.panellistId')
            .whereRef('consent.reviewId', '=', 'p.reviewId')
            .whereRef('consent.panellistId', '=', 'p.id'),
        )
        .as('agreed'),
    )
    .where('p.reviewId', '=', reviewId)
    .orderBy('p.role')
    .execute()
  return panels.map(({ panelId, aim, recruitment, support, effect, reflection, ...panel }) => {
    const own = people.filter(one => one.panelId === panelId)
    return {
      ...{ ...panel, panelId, aim: aim ?? '', recruitment: recruitment ?? '', support: support ?? '' },
      ...{ effect: effect ?? '', reflection: reflection ?? '' },
      roles: [...Map.groupBy(own, one => one.role)].map(([role, of]) => ({
        ...{ role, people: of.length },
        agreed: of.filter(one => Boolean(one.agreed)).length,
        withdrew: of.filter(one => one.withdrawnAt !== null).length,
      })),
    }
  })
}
