// The example review is consistent in itself: quotations, references, marks, counts and the honesty of its labels.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import review from '../../data/example/review.json' with { type: 'json' }

const FOLDER = new URL('../../data/example/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')

type Key = string | null
type Thing = { readonly key: string }

const texts = new Map(review.documents.map(d => [d.key, read(d.file)]))
const accounts = review.configurations.filter(c => c.layer === 'account')
const synthesised = review.configurations.filter(c => c.layer === 'synthesised')
const roles = new Map(review.elements.map(e => [`${e.configuration} ${e.mark}`, e.role]))
const isIllustration = (key: Key) =>
  review.excerpts.find(e => e.key === key)?.terms.includes('speaker/illustration') === true

const known = (things: readonly Thing[]) => new Set(things.map(t => t.key))
function dangling(keys: Iterable<Key | undefined>, things: readonly Thing[]): readonly Key[] {
  const set = known(things)
  return [...keys].filter((key): key is string => typeof key === 'string' && !set.has(key))
}
const terms = review.facets.flatMap(f => f.terms)

describe('the texts', () => {
  it('open by saying what they are and keep to 250–700 words', () => {
    expect(readdirSync(new URL('texts/', FOLDER)).length).toBe(review.documents.length)
    for (const [key, text] of texts) {
      const words = text.trim().split(/\s+/).length
      expect(words >= 250 && words <= 700, `${key}: ${words} words`).toBe(true)
      expect(text.split('\n\n').length, key).toBeGreaterThan(4)
      const opening =
        key === 'panel-meeting' ? 'Notes of a meeting that never took place.' : 'Paraphrase written for this'
      expect(text.startsWith(opening), key).toBe(true)
    }
  })

  it('hold every quotation exactly once', () => {
    const lost = review.excerpts.filter(e => e.nth !== 1 || texts.get(e.document)?.split(e.quote).length !== 2)
    expect(lost).toEqual([])
  })

  it('mark quotations from our own illustrations as such, and only those', () => {
    for (const e of review.excerpts) {
      const paragraph = texts
        .get(e.document)!
        .split('\n\n')
        .find(p => p.includes(e.quote))!
      expect(paragraph.startsWith('Reviewers'), e.key).toBe(false)
      expect(isIllustration(e.key), e.key).toBe(paragraph.startsWith('Illustration (ours'))
    }
  })
})

describe('references', () => {
  it('have one meaning each', () => {
    for (const [name, list] of Object.entries(review)) {
      if (!Array.isArray(list)) continue
      const keys = (list as readonly Partial<Thing>[]).flatMap(thing => thing?.key ?? [])
      expect(new Set(keys).size, name).toBe(keys.length)
    }
  })

  it('resolve', () => {
    const r = review
    const ends = r.links.flatMap(l => [l.from, l.to])
    const pairs: readonly (readonly [readonly (Key | undefined)[], readonly Thing[]])[] = [
      [r.imports.map(i => i.search), r.searches],
      [r.records.map(x => x.import), r.imports],
      [[...r.records.map(x => x.duplicateOf), ...r.corrections.map(x => x.record)], r.records],
      [[...r.decisions, ...r.retrievals, ...r.documents].map(x => x.record), r.records],
      [r.documents.map(d => d.study), r.studies],
      [[...r.appraisals, ...r.excerpts, ...r.evidence, ...r.principleEvidence].map(x => x.document), r.documents],
      [[...accounts, ...r.meetings].map(x => x.document), r.documents],
      [[...r.evidence, ...r.principleEvidence].map(x => x.excerpt), r.excerpts],
      [[...r.searches, ...r.excerpts, ...r.configurations].map(x => x.theoryStatement), r.theoryStatements],
      [r.theories.flatMap(t => t.versions.flatMap(v => v.statements)), r.theoryStatements],
      [r.substantiveTheories.flatMap(t => t.informs.map(i => i.statement)), r.theoryStatements],
      [[...r.elements.map(e => e.statement), ...r.statements.map(s => s.partOf)], r.statements],
      [[...r.elements, ...r.evidence, ...ends].map(x => x.configuration), r.configurations],
      [r.contributions.map(c => c.account), accounts],
      [[...r.contributions, ...r.moves].map(c => c.configuration), synthesised],
      [r.configurations.map(c => c.parent), synthesised],
      [r.moves.flatMap(m => m.inputs), r.configurations],
      [[...r.principles, ...r.archetypes].flatMap(p => p.configurations), synthesised],
      [r.tensions.flatMap(t => t.sides.flatMap(s => s.configurations)), synthesised],
      [[...r.excerpts, ...r.configurations, ...r.documents].flatMap(x => x.terms), terms],
      [[...r.principles.flatMap(p => p.lines.map(l => l.theme)), ...r.archetypes.map(a => a.setting)], terms],
      [r.principles.flatMap(p => p.lines.map(l => l.statement)), r.statements],
      [r.principles.flatMap(p => p.lines.map(l => l.configuration)), r.configurations],
      [[...r.elements, ...r.principles].flatMap(e => e.levels), r.levels],
      [r.principleEvidence.map(e => e.principle), r.principles],
      [[...r.panellists, ...r.meetings].map(x => x.panel), r.panels],
      [[...r.ratings, ...r.points, ...r.panelComments].map(x => x.item), r.items],
      [[...r.ratings, ...r.panelComments].map(x => x.panellist), r.panellists],
      [r.ratings.map(x => x.question), r.rounds.flatMap(x => x.questions)],
      [r.items.map(i => i.round), r.rounds],
      [r.items.map(i => i.meeting), r.meetings],
      [r.items.map(i => i.subject), [...r.questions, ...r.searches, ...r.theoryStatements, ...r.principles]],
      [r.memos.map(m => m.follows), r.memos],
      [r.comments.map(c => c.subject.key), r.configurations],
    ]
    for (const [at, [keys, things]] of pairs.entries()) expect(dangling(keys, things), `pair ${at}`).toEqual([])
    const marks = [...review.evidence, ...ends].filter(x => x.mark && !roles.has(`${x.configuration} ${x.mark}`))
    expect(marks).toEqual([])
    const lists = new Map<string, readonly Thing[]>(
      Object.entries({
        question: r.questions,
        meeting: r.meetings,
        search: r.searches,
        theory: r.theories,
        document: r.documents,
      }),
    )
    lists.set('theoryStatement', r.theoryStatements).set('configuration', r.configurations).set('excerpt', r.excerpts)
    for (const s of r.memos.flatMap(m => m.subjects)) expect(known(lists.get(s.kind)!).has(s.key), s.key).toBe(true)
  })
})

describe('the search and the screens', () => {
  it('count what is in the files', () => {
    for (const i of review.imports) {
      const read_ = read(i.file).match(/^TY {2}- /gm)!.length
      expect([read_, i.newCount + i.duplicateCount + i.refusedCount]).toEqual([i.readCount, i.readCount])
      expect(review.searches.find(s => s.key === i.search)?.hits).toBe(read_)
      const own = review.records.filter(x => x.import === i.key)
      expect(own.map(x => x.position)).toEqual(own.map((_, at) => at + 1))
      expect(own.filter(x => x.duplicateOf && x.duplicateBy !== 'person').length).toBe(i.duplicateCount)
    }
    expect(new Set(review.searches.map(s => s.iteration)).size).toBeGreaterThan(1)
    expect(review.searches.some(s => s.iteration === 2 && s.theoryStatement)).toBe(true)
    for (const s of review.searches.filter(x => (x.hits ?? 0) > 0)) expect(s.note).toContain('It was not run')
  })

  it('add up from records to documents, with a reason for every exclusion', () => {
    const screened = review.records.filter(x => !x.duplicateOf).map(x => x.key)
    const chose = (screen: string, choice: string) =>
      review.decisions.filter(d => d.screen === screen && d.choice === choice).map(d => d.record)
    const sought = chose('title-abstract', 'include')
    expect([...sought, ...chose('title-abstract', 'exclude')].sort()).toEqual([...screened].sort())
    expect(review.retrievals.map(x => x.record).sort()).toEqual([...sought].sort())
    const retrieved = review.retrievals.filter(x => x.state === 'retrieved').map(x => x.record)
    const included = chose('full-text', 'include')
    expect([...included, ...chose('full-text', 'exclude')].sort()).toEqual([...retrieved].sort())
    expect(review.documents.flatMap(d => d.record ?? []).sort()).toEqual([...included].sort())
    for (const d of review.decisions)
      expect(d.choice === 'exclude', d.record).toBe(d.reason !== null && review.exclusionReasons.includes(d.reason))
    for (const x of review.retrievals) expect(x.state === 'retrieved', x.record).toBe(x.reason === '')
    expect(review.appraisals.map(a => a.document).sort()).toEqual(review.documents.map(d => d.key).sort())
  })
})

describe('the configurations', () => {
  it('are as many as a reader needs', () => {
    expect(review.documents.length).toBeGreaterThanOrEqual(14)
    expect(new Set(review.documents.map(d => d.kind)).has('consultation')).toBe(true)
    expect(review.excerpts.length).toBeGreaterThanOrEqual(55)
    expect(accounts.length).toBeGreaterThanOrEqual(22)
    expect(synthesised.length).toBeGreaterThanOrEqual(12)
    expect(new Set(review.elements.flatMap(e => e.levels)).size).toBe(4)
    const settings = review.configurations.flatMap(c => c.terms.filter(t => t.startsWith('setting/')))
    expect(new Set(settings).size).toBeGreaterThanOrEqual(3)
  })

  it('mark in their wording exactly their elements, and number them in order', () => {
    for (const c of review.configurations) {
      const marked = [...c.wording.matchAll(/\[([^[\]]+)\]\(([A-Za-z]+\d+)\)/g)].map(m => `${m[2]} ${m[1]}`)
      const own = review.elements.filter(e => e.configuration === c.key).map(e => `${e.mark} ${e.wording}`)
      expect(own, c.key).toEqual(marked)
    }
    for (const list of [accounts, synthesised]) expect(list.map(c => c.number)).toEqual(list.map((_, at) => at + 1))
    const labels = synthesised.map(c => c.label)
    expect(new Set(labels).size).toBe(labels.length)
  })

  it('rest on quotations or say why not', () => {
    for (const e of review.elements) {
      const on = review.evidence.filter(v => v.configuration === e.configuration && v.mark === e.mark)
      const real = on.some(v => (v.excerpt ? !isIllustration(v.excerpt) : v.locator !== ''))
      const account = accounts.some(c => c.key === e.configuration)
      if (e.isInferred) expect((e.reasoning ?? '').length > 40 && Boolean(e.inference), e.wording).toBe(true)
      else if (account) expect(real, `${e.configuration} ${e.mark}`).toBe(true)
    }
    for (const v of review.evidence) {
      if (isIllustration(v.excerpt)) expect(v.stance).toBe('background')
      if (v.excerpt) expect(review.excerpts.find(e => e.key === v.excerpt)?.document).toBe(v.document)
      const home = review.configurations.find(c => c.key === v.configuration)?.document
      if (home) expect(v.document, v.configuration).toBe(home)
    }
    for (const c of synthesised) {
      expect(
        review.contributions.some(x => x.configuration === c.key && x.stance === 'supports'),
        c.key,
      ).toBe(true)
      expect(
        review.moves.some(m => m.configuration === c.key),
        c.key,
      ).toBe(true)
    }
  })

  it('show every shape that the method knows', () => {
    const has = (list: readonly boolean[]) => expect(list.some(Boolean)).toBe(true)
    const count = new Map(review.statements.map(s => [s.key, new Set<string>()]))
    for (const e of review.elements) if (e.statement) count.get(e.statement)?.add(e.configuration)
    expect([...count.values()].filter(uses => uses.size > 1).length).toBeGreaterThan(8)
    expect([...count.values()].every(uses => uses.size > 0)).toBe(true)
    expect(new Set(review.elements.map(e => e.role)).size).toBe(7)
    has(review.elements.map(e => e.polarity === 'both'))
    has(review.elements.map(e => e.mechanismAbsent === true))
    has(synthesised.map(c => c.parent !== null))
    has(review.evidence.map(v => v.isConverse))
    has(review.evidence.map(v => v.excerpt === null))
    has(review.excerpts.map(e => e.isParked && e.theoryStatement !== null))
    for (const stance of ['supports', 'refines', 'contradicts', 'background'])
      has(review.contributions.map(c => c.stance === stance))
    for (const kind of ['ripple', 'alternative', 'contradicts']) has(review.links.map(l => l.kind === kind))
    for (const kind of ['juxtapose', 'reconcile', 'adjudicate', 'consolidate', 'situate'])
      has(review.moves.map(m => m.kind === kind))
    const end = (e: { configuration: string; mark: Key }) => roles.get(`${e.configuration} ${e.mark}`)
    for (const l of review.links.filter(x => x.kind === 'ripple'))
      expect([end(l.from), end(l.to)]).toEqual(['outcome', 'context'])
    has(accounts.map(c => !review.elements.some(e => e.configuration === c.key && e.role === 'outcome')))
  })
})

describe('theory, principles and panel', () => {
  it('number the statements of each version of the theory without a gap', () => {
    const { versions } = review.theories[0]!
    expect(versions.map(v => v.status)).toEqual(['initial', 'candidate', 'refined'])
    for (const v of versions) {
      const numbers = v.statements.map(
        key => review.theoryStatements.find(s => s.key === key)?.versions.find(x => x.version === v.version)?.number,
      )
      expect(numbers).toEqual(v.statements.map((_, at) => String(at + 1)))
      expect(v.reason).not.toBe('')
    }
  })

  it('give every sentence of an explanation its references', () => {
    const numbers = new Map(synthesised.map(c => [c.number, c.key]))
    for (const p of review.principles)
      for (const v of p.versions) {
        const cited = new Set<number>()
        for (const sentence of v.explanation.split(/(?<=\.)\s+/)) {
          const found = [...sentence.matchAll(/\[CMOC (\d+)\]/g)].map(m => Number(m[1]))
          expect(found.length, `${p.key}: ${sentence}`).toBeGreaterThan(0)
          for (const n of found) cited.add(n)
        }
        expect([...cited].map(n => numbers.get(n)).sort(), p.key).toEqual([...p.configurations].sort())
        for (const words of [v.plainWords.en, v.plainWords.nl]) expect(words.match(/[.?](\s|$)/g)?.length).toBe(2)
        expect(v.reason).not.toBe('')
      }
    expect(review.principles.length).toBe(5)
    expect(new Set(review.principles.flatMap(p => p.lines.map(l => l.kind))).size).toBe(6)
    for (const p of review.principles) {
      const own = review.elements.filter(e => p.configurations.includes(e.configuration)).flatMap(e => e.levels)
      expect([...p.levels].sort(), p.key).toEqual([...new Set(own)].sort())
    }
  })

  it('label everything said in the panel as invented and answer it', () => {
    for (const said of [...review.points, ...review.panelComments]) {
      expect(said.text.endsWith('(Invented)')).toBe(true)
      expect(said.reason).not.toBe('')
    }
    const choices = new Set(review.panelComments.map(c => c.choice))
    expect([...choices].sort()).toEqual(['accept', 'park', 'partly', 'reject'])
    for (const person of [...review.panellists, ...review.members]) expect(person.email).toMatch(/@example\.org$/)
    expect(new Set(review.panellists.map(p => p.role)).size).toBe(4)
    const once = new Set(review.ratings.map(r => `${r.item} ${r.panellist} ${r.question}`))
    expect(once.size).toBe(review.ratings.length)
    for (const r of review.ratings) expect(r.score === null || (r.score >= 1 && r.score <= 5)).toBe(true)
    expect(review.ratings.some(r => r.score === null)).toBe(true)
    expect(new Set(review.memos.map(m => m.kind)).size).toBe(8)
  })
})
