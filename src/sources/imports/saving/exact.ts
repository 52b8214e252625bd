// An index of records by their DOI and by title, year and first author together; records that share neither are not compared.
import type { Comparable, Rule } from '../../duplicates/matching/comparable.ts'
import { EMPTY_RECORD } from '../../records/fields.ts'
import { exactMatch, matchKeys } from '../../records/match.ts'

export function matchIndex() {
  const byKey = new Map<string, { id: number; record: Comparable; titleKey: string }[]>()
  const keysOf = (record: Comparable) => {
    const { doi, titleKey } = matchKeys({ ...EMPTY_RECORD, ...record })
    return { titleKey, keys: [doi && `doi ${doi}`, titleKey && `title ${titleKey}`].filter(key => key !== '') }
  }
  return {
    remember(id: number, record: Comparable): void {
      const { keys, titleKey } = keysOf(record)
      for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), { id, record, titleKey }])
    },
    find(record: Comparable): {
      certain: { id: number; rule: Rule } | null
      doubtful: readonly { id: number; score: number }[]
    } {
      const { keys, titleKey } = keysOf(record)
      const others = keys.flatMap(key => byKey.get(key)?.slice(0, 30) ?? [])
      for (const other of others) {
        const rule = exactMatch({ ...other.record, titleKey: other.titleKey }, { ...record, titleKey })
        if (rule) return { certain: { id: other.id, rule }, doubtful: [] }
      }
      return { certain: null, doubtful: [...new Set(others.map(other => other.id))].map(id => ({ id, score: 0.5 })) }
    },
  }
}
