// What things of the framework rest on, in a sentence: studies once each, consultations apart.
import type { RestingCounts } from '../../synthesis/evidence.ts'

const many = (n: number, one: string, more: string) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : more}`

/** "5 studies, 1 of them contradicts; heard in 2 consultations". */
export function studiesSaid(counts: RestingCounts): string {
  const heard =
    counts.consultations === 0 ? '' : `heard in ${many(counts.consultations, 'consultation', 'consultations')}`
  if (counts.studies === 0) return heard === '' ? 'no study yet' : `no study yet; ${heard}`
  const against =
    counts.contradicts === 0
      ? ''
      : `, ${counts.studies === 1 ? 'which contradicts' : `${counts.contradicts} of them ${counts.contradicts === 1 ? 'contradicts' : 'contradict'}`}`
  const converse = counts.converse === 0 ? '' : `, ${counts.converse} with the opposite confirmed`
  return `${many(counts.studies, 'study', 'studies')}${against}${converse}${heard === '' ? '' : `; ${heard}`}`
}

/** "best of 3", "2nd of 3", "worst of 3"; nothing where there is one alone. */
export function rankSaid(rank: number, of: number): string {
  if (of < 2) return ''
  if (rank === 1) return `best of ${of}`
  return rank === of ? `worst of ${of}` : `${ordinal(rank)} of ${of}`
}

function ordinal(n: number): string {
  const tens = n % 100
  const end = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${end}`
}
