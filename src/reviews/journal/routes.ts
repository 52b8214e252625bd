// The journal: all memos of a review, filtered by kind and thing.
import { z } from 'zod'
import { forbidden } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../guard.ts'
import { readSubject, subjectLink } from '../subjects.ts'
import { changeMemo, writeMemo } from './actions.ts'
import { isEditable, KIND_WORDS, MEMO_KINDS, type MemoKind } from './domain.ts'
import { JournalFilter, MemoChangeForm, MemoForm, NewMemoQuery } from './forms.ts'
import { getMemo, listFollowers, listMemos, listSubjects } from './store.ts'

const PAGE = 50
const Link = z.object({ label: z.string(), href: z.string() })
const Memo = z.object({
  id: z.number(),
  kind: z.string(),
  kindWord: z.string(),
  title: z.string(),
  text: z.string(),
  present: z.string(),
  followsId: z.number().nullable(),
  writtenAt: z.string(),
  writtenBy: z.string().nullable(),
  version: z.number(),
  about: z.array(Link),
})
const Journal = z.object({
  memos: z.array(Memo),
  kind: z.string().nullable(),
  about: Link.nullable(),
  aboutText: z.string(),
  kinds: z.array(z.object({ kind: z.string(), word: z.string() })),
  next: z.number().nullable(),
})
const MemoPage = z.object({ memo: Memo, followers: z.array(Memo), editable: z.boolean() })
const NewMemo = z.object({
  kind: z.string(),
  about: z.string(),
  aboutLink: Link.nullable(),
  follows: z.number().nullable(),
  kinds: z.array(z.object({ kind: z.string(), word: z.string() })),
})
const EditMemo = z.object({ memo: Memo, kinds: z.array(z.object({ kind: z.string(), word: z.string() })) })

const kinds = MEMO_KINDS.map(kind => ({ kind, word: KIND_WORDS[kind] }))
const home = (ctx: MemberCtx) => `/reviews/${ctx.review.slug}`
const crumbs = (ctx: MemberCtx) => [{ label: 'Journal', href: `${home(ctx)}/journal` }]
type Row = Awaited<ReturnType<typeof getMemo>>

async function described(ctx: MemberCtx, rows: readonly Row[]) {
  const subjects = await listSubjects(
    ctx.db,
    ctx.review.id,
    rows.map(row => row.id),
  )
  return rows.map(row => ({
    ...row,
    kindWord: KIND_WORDS[row.kind as MemoKind],
    about: subjects.filter(subject => subject.memoId === row.id).map(subject => subjectLink(ctx.review.slug, subject)),
  }))
}

async function journalPage(ctx: MemberCtx, filter: z.output<typeof JournalFilter>) {
  const subject = readSubject(filter.about)
  const rows = await listMemos(ctx.db, ctx.review.id, {
    kind: filter.kind,
    subject,
    before: filter.before,
    limit: PAGE + 1,
  })
  const next = rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null
  const memos = await described(ctx, rows.slice(0, PAGE))
  return {
    view: 'reviews/journal/list',
    title: 'Journal',
    nav: 'journal',
    data: {
      memos,
      kind: filter.kind,
      about: subject === null ? null : subjectLink(ctx.review.slug, subject),
      aboutText: subject === null ? '' : filter.about,
      kinds,
      next,
    },
  }
}

function newPage(ctx: MemberCtx, query: { kind: string | null; about: string; follows: number | null }) {
  const subject = readSubject(query.about)
  const data = {
    kind: query.kind ?? 'reasoning',
    about: subject === null ? '' : query.about,
    aboutLink: subject === null ? null : subjectLink(ctx.review.slug, subject),
    follows: query.follows,
    kinds,
  }
  return { view: 'reviews/journal/new', title: 'Write a memo', nav: 'journal', crumbs: crumbs(ctx), data }
}

async function memoPage(ctx: MemberCtx, id: number) {
  const row = await getMemo(ctx.db, ctx.review.id, id)
  const [memo] = await described(ctx, [row])
  if (memo === undefined) throw forbidden()
  const followers = await described(ctx, await listFollowers(ctx.db, ctx.review.id, id))
  return {
    view: 'reviews/journal/memo',
    title: memo.title,
    nav: 'journal',
    crumbs: crumbs(ctx),
    data: { memo, followers, editable: isEditable(row, ctx.person.id, ctx.now) },
  }
}

async function editPage(ctx: MemberCtx, id: number) {
  const [memo] = await described(ctx, [await getMemo(ctx.db, ctx.review.id, id)])
  if (memo === undefined) throw forbidden()
  return {
    view: 'reviews/journal/edit',
    title: `Edit: ${memo.title}`,
    nav: 'journal',
    crumbs: crumbs(ctx),
    data: { memo, kinds },
  }
}

const asQuery = (form: unknown) => {
  const { kind, about, followsId } = form as Record<string, unknown>
  return {
    kind: typeof kind === 'string' ? kind : null,
    about: typeof about === 'string' ? about : '',
    follows: /^[1-9]\d{0,8}$/.test(String(followsId ?? '')) ? Number(followsId) : null,
  }
}

export const routes: readonly Route[] = [
  route('GET', '/reviews/:review/journal', 'review.read', { form: JournalFilter, answer: Journal }, (ctx, { form }) =>
    journalPage(ctx, form),
  ),
  route(
    'GET',
    '/reviews/:review/memos/new',
    'journal.write',
    { form: NewMemoQuery, answer: NewMemo },
    (ctx, { form }) => newPage(ctx, form),
  ),
  route(
    'POST',
    '/reviews/:review/memos',
    'journal.write',
    {
      form: MemoForm,
      answer: NewMemo,
      example: { kind: 'reasoning', title: 'Why trust', text: 'Because two studies say so.', about: '' },
      again: (ctx, { form }) => newPage(ctx, asQuery(form)),
    },
    async (ctx, { form }) => {
      const subject = readSubject(form.about)
      const id = await writeMemo(ctx, { ...form, about: subject === null ? [] : [subject] })
      return { see: `${home(ctx)}/memos/${id}`, done: 'Written in the journal.', data: { id } }
    },
  ),
  route('GET', '/reviews/:review/memos/:memo', 'review.read', { answer: MemoPage }, (ctx, { params }) =>
    memoPage(ctx, params.memo),
  ),
  route('GET', '/reviews/:review/memos/:memo/edit', 'journal.write', { answer: EditMemo }, (ctx, { params }) =>
    editPage(ctx, params.memo),
  ),
  route(
    'POST',
    '/reviews/:review/memos/:memo',
    'journal.write',
    {
      form: MemoChangeForm,
      answer: EditMemo,
      example: { kind: 'reasoning', title: 'Why trust', text: 'Because three studies say so.', version: 1 },
      again: (ctx, { params }) => editPage(ctx, params.memo),
    },
    async (ctx, { params, form }) => {
      await changeMemo(ctx, params.memo, form)
      return { see: `${home(ctx)}/memos/${params.memo}`, done: 'Saved.' }
    },
  ),
]
