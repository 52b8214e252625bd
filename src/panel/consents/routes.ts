// Consent given on paper, noted by the lead on the page of the person.
import type { Route } from '../../core/http/routes.ts'
import { route } from '../../reviews/guard.ts'
import { panelPath } from '../frame.ts'
import { PersonPage } from '../panels/answers.ts'
import { personPage } from '../panels/routes.ts'
import { notePaperConsent } from './actions.ts'
import { PaperConsentForm } from './forms.ts'

export const routes: readonly Route[] = [
  route(
    'POST',
    '/reviews/:review/panel/panellists/:panellist/consent',
    'panel.manage',
    {
      form: PaperConsentForm,
      answer: PersonPage,
      example: { mayQuote: true, givenOn: '2026-11-20' },
      again: (ctx, { params }) => personPage(ctx, params.panellist),
      summary: 'Notes consent that the person gave on paper to the present text; it is shown as entered by whom',
    },
    async (ctx, { params, form }) => {
      await notePaperConsent(ctx, params.panellist, form)
      return {
        see: `${panelPath(ctx)}/panellists/${params.panellist}#consent`,
        done: 'The consent is noted as entered by you.',
      }
    },
  ),
]
