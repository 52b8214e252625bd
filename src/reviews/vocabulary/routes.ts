// Levels, facets and terms of a review.
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../guard.ts'
import { addFacet, addTerm, changeFacet, changeTerm, renameLevel } from './actions.ts'
import { FacetPage, Facets, Levels, TermPage } from './answers.ts'
import { FacetChangeForm, FacetForm, LevelForm, TermChangeForm, TermForm } from './forms.ts'
import { getFacet, getTerm, listFacets, listLevels, listTerms } from './store.ts'

const crumbs = (ctx: MemberCtx, ...more: { label: string; href: string }[]) => [
  { label: 'Settings', href: `/reviews/${ctx.review.slug}/settings` },
  ...more,
]
const facetsCrumb = (ctx: MemberCtx) => ({ label: 'Facets and terms', href: `/reviews/${ctx.review.slug}/facets` })

async function levelsPage(ctx: MemberCtx) {
  return {
    view: 'reviews/vocabulary/levels',
    title: 'Levels',
    nav: 'settings',
    crumbs: crumbs(ctx),
    data: { levels: await listLevels(ctx.db, ctx.review.id) },
  }
}

async function facetsPage(ctx: MemberCtx) {
  return {
    view: 'reviews/vocabulary/facets',
    title: 'Facets and terms',
    nav: 'settings',
    crumbs: crumbs(ctx),
    data: { facets: await listFacets(ctx.db, ctx.review.id), terms: await listTerms(ctx.db, ctx.review.id) },
  }
}

async function facetPage(ctx: MemberCtx, id: number) {
  const facet = await getFacet(ctx.db, ctx.review.id, id)
  const terms = (await listTerms(ctx.db, ctx.review.id)).filter(term => term.facetId === id)
  return {
    view: 'reviews/vocabulary/facet',
    title: facet.name,
    nav: 'settings',
    crumbs: crumbs(ctx, facetsCrumb(ctx)),
    data: { facet, terms },
  }
}

async function termPage(ctx: MemberCtx, id: number) {
  const term = await getTerm(ctx.db, ctx.review.id, id)
  const facet = await getFacet(ctx.db, ctx.review.id, term.facetId)
  const others = (await listTerms(ctx.db, ctx.review.id)).filter(
    other => other.facetId === term.facetId && other.id !== id,
  )
  const facetCrumb = { label: facet.name, href: `/reviews/${ctx.review.slug}/facets/${facet.id}` }
  return {
    view: 'reviews/vocabulary/term',
    title: term.name,
    nav: 'settings',
    crumbs: crumbs(ctx, facetsCrumb(ctx), facetCrumb),
    data: { facet, term, others },
  }
}

export const routes: readonly Route[] = [
  route('GET', '/reviews/:review/levels', 'review.read', { answer: Levels }, ctx => levelsPage(ctx)),
  route(
    'POST',
    '/reviews/:review/levels/:level',
    'review.settings',
    {
      form: LevelForm,
      answer: Levels,
      example: { name: 'Individual', definition: 'What people bring.', version: 1 },
      again: ctx => levelsPage(ctx),
    },
    async (ctx, { params, form }) => {
      await renameLevel(ctx, params.level, form)
      return { see: `/reviews/${ctx.review.slug}/levels`, done: 'Saved.' }
    },
  ),
  route('GET', '/reviews/:review/facets', 'review.read', { answer: Facets }, ctx => facetsPage(ctx)),
  route(
    'POST',
    '/reviews/:review/facets',
    'review.settings',
    {
      form: FacetForm,
      answer: Facets,
      example: { name: 'Country', describes: 'documents' },
      again: ctx => facetsPage(ctx),
    },
    async (ctx, { form }) => {
      const id = await addFacet(ctx, form)
      return {
        see: `/reviews/${ctx.review.slug}/facets/${id}`,
        done: 'The facet is there. Add its terms.',
        data: { id },
      }
    },
  ),
  route('GET', '/reviews/:review/facets/:facet', 'review.read', { answer: FacetPage }, (ctx, { params }) =>
    facetPage(ctx, params.facet),
  ),
  route(
    'POST',
    '/reviews/:review/facets/:facet',
    'review.settings',
    {
      form: FacetChangeForm,
      answer: FacetPage,
      example: { name: 'Setting', version: 1 },
      again: (ctx, { params }) => facetPage(ctx, params.facet),
    },
    async (ctx, { params, form }) => {
      await changeFacet(ctx, params.facet, form)
      return { see: `/reviews/${ctx.review.slug}/facets/${params.facet}`, done: 'Saved.' }
    },
  ),
  // Coders add terms while they code; only leads reshape the facets.
  route(
    'POST',
    '/reviews/:review/facets/:facet/terms',
    'configurations.write',
    {
      form: TermForm,
      answer: FacetPage,
      example: { name: 'General practice' },
      again: (ctx, { params }) => facetPage(ctx, params.facet),
    },
    async (ctx, { params, form }) => {
      const id = await addTerm(ctx, params.facet, form)
      return { see: `/reviews/${ctx.review.slug}/facets/${params.facet}`, done: `Added ${form.name}.`, data: { id } }
    },
  ),
  route('GET', '/reviews/:review/terms/:term', 'review.read', { answer: TermPage }, (ctx, { params }) =>
    termPage(ctx, params.term),
  ),
  route(
    'POST',
    '/reviews/:review/terms/:term',
    'configurations.write',
    {
      form: TermChangeForm,
      answer: TermPage,
      example: { name: 'Patients or public', version: 1 },
      again: (ctx, { params }) => termPage(ctx, params.term),
    },
    async (ctx, { params, form }) => {
      await changeTerm(ctx, params.term, form)
      const { facetId } = await getTerm(ctx.db, ctx.review.id, params.term)
      return {
        see: `/reviews/${ctx.review.slug}/facets/${facetId}`,
        done: form.retired ? `${form.name} is retired; what carries it keeps it.` : 'Saved.',
      }
    },
  ),
]
