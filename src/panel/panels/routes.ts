// Panels and the people on them; identities are the lead's alone, and each look at them is noted.
import { dayOf } from '../../core/clock.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { consentIn } from '../consents/domain.ts'
import { listConsents } from '../consents/store.ts'
import { frameOf, panelPath } from '../frame.ts'
import {
  addPanel,
  addPanellist,
  changePanel,
  changePanellist,
  erasePanellist,
  noteLook,
  rejoinPanellist,
  withdrawPanellist,
} from './actions.ts'
import { PanelPage, PeoplePage, PersonPage } from './answers.ts'
import { EmptyForm, ErasureForm, NewPanelForm, NewPanellistForm, PanelForm, PanellistForm } from './forms.ts'
import { getPanel, getPanellist, listPanellists } from './store.ts'

const newPanelPage = (ctx: MemberCtx) => ({
  view: 'panel/panels/form',
  title: 'New panel',
  ...frameOf(ctx),
  data: { panel: null },
})

async function panelPage(ctx: MemberCtx, id: number) {
  const panel = await getPanel(ctx.db, ctx.review.id, id)
  return { view: 'panel/panels/form', title: panel.name, ...frameOf(ctx), data: { panel } }
}

export async function peoplePage(ctx: MemberCtx, id: number) {
  const panel = await getPanel(ctx.db, ctx.review.id, id)
  await noteLook(ctx, `panel ${id}`)
  return {
    view: 'panel/panels/people',
    title: `People of ${panel.name}`,
    ...frameOf(ctx),
    data: { panel, panellists: await listPanellists(ctx.db, ctx.review.id, id) },
  }
}

export async function personPage(ctx: MemberCtx, id: number) {
  const panellist = await getPanellist(ctx.db, ctx.review.id, id)
  await noteLook(ctx, `panellist ${id}`)
  const panel = await getPanel(ctx.db, ctx.review.id, panellist.panelId)
  const people = { label: 'People', href: peoplePath(ctx, panellist.panelId) }
  return {
    view: 'panel/panels/person',
    title: `Panellist ${panellist.code}`,
    nav: 'panel',
    crumbs: [...frameOf(ctx).crumbs, people],
    data: {
      panellist,
      consents: await listConsents(ctx.db, ctx.review.id, id),
      consentText: consentIn(panel, panellist.language).text,
      today: dayOf(ctx.now),
    },
  }
}

const peoplePath = (ctx: MemberCtx, panelId: number) => `${panelPath(ctx)}/panels/${panelId}/panellists`
const PANELS = '/reviews/:review/panel/panels'
const PERSON = '/reviews/:review/panel/panellists/:panellist'
const panelExample = {
  kind: 'local reference',
  name: 'Local reference panel',
  consentText: 'You may stop at any time.',
  contactName: 'Lena Lead',
  contactPhone: '010 000 0000',
}
const personExample = {
  name: 'Pat Panel',
  email: 'pat@example.org',
  role: 'practitioner',
  organisation: 'A practice',
  language: 'en',
}

export const routes: readonly Route[] = [
  route('GET', `${PANELS}/new`, 'panel.manage', { answer: PanelPage }, ctx => newPanelPage(ctx)),
  route(
    'POST',
    PANELS,
    'panel.manage',
    { form: NewPanelForm, answer: PanelPage, example: panelExample, again: ctx => newPanelPage(ctx) },
    async (ctx, { form }) => {
      const id = await addPanel(ctx, form)
      return { see: peoplePath(ctx, id), done: 'The panel is there. Add its people next.', data: { id } }
    },
  ),
  route('GET', `${PANELS}/:panel`, 'panel.manage', { answer: PanelPage }, (ctx, { params }) =>
    panelPage(ctx, params.panel),
  ),
  route(
    'POST',
    `${PANELS}/:panel`,
    'panel.manage',
    {
      form: PanelForm,
      answer: PanelPage,
      example: { ...panelExample, version: 1 },
      again: (ctx, { params }) => panelPage(ctx, params.panel),
    },
    async (ctx, { params, form }) => {
      await changePanel(ctx, params.panel, form)
      return { see: panelPath(ctx), done: 'Saved.' }
    },
  ),
  route('GET', `${PANELS}/:panel/panellists`, 'panel.manage', { answer: PeoplePage }, (ctx, { params }) =>
    peoplePage(ctx, params.panel),
  ),
  route(
    'POST',
    `${PANELS}/:panel/panellists`,
    'panel.manage',
    {
      form: NewPanellistForm,
      answer: PeoplePage,
      example: personExample,
      again: (ctx, { params }) => peoplePage(ctx, params.panel),
    },
    async (ctx, { params, form }) => {
      const id = await addPanellist(ctx, params.panel, form)
      return { see: peoplePath(ctx, params.panel), done: 'Added.', data: { id } }
    },
  ),
  route('GET', PERSON, 'panel.manage', { answer: PersonPage }, (ctx, { params }) => personPage(ctx, params.panellist)),
  route(
    'POST',
    PERSON,
    'panel.manage',
    {
      form: PanellistForm,
      answer: PersonPage,
      example: { ...personExample, version: 1 },
      again: (ctx, { params }) => personPage(ctx, params.panellist),
    },
    async (ctx, { params, form }) => {
      await changePanellist(ctx, params.panellist, form)
      return { see: `${panelPath(ctx)}/panellists/${params.panellist}`, done: 'Saved.' }
    },
  ),
  route('POST', `${PERSON}/withdrawal`, 'panel.manage', { form: EmptyForm, example: {} }, async (ctx, { params }) => {
    await withdrawPanellist(ctx, params.panellist)
    return {
      see: `${panelPath(ctx)}/panellists/${params.panellist}`,
      done: 'This person no longer takes part. Answers to open rounds are taken out.',
    }
  }),
  route('POST', `${PERSON}/return`, 'panel.manage', { form: EmptyForm, example: {} }, async (ctx, { params }) => {
    await rejoinPanellist(ctx, params.panellist)
    return {
      see: `${panelPath(ctx)}/panellists/${params.panellist}`,
      done: 'This person takes part again and is asked for consent anew.',
    }
  }),
  route(
    'POST',
    `${PERSON}/erasure`,
    'panel.manage',
    {
      form: ErasureForm,
      answer: PersonPage,
      example: {},
      again: (ctx, { params }) => personPage(ctx, params.panellist),
    },
    async (ctx, { params, form }) => {
      await erasePanellist(ctx, params.panellist, form.answers)
      return {
        see: `${panelPath(ctx)}/panellists/${params.panellist}`,
        done: 'Name, address and links are removed. Only the code is left.',
      }
    },
  ),
]
