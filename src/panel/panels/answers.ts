// What the pages about panels show, and JSON clients get: every field, and no more.
import { z } from 'zod'

export const Panel = z.object({
  id: z.number(),
  kind: z.string(),
  name: z.string(),
  consentText: z.string(),
  consentTextNl: z.string(),
  consentVersion: z.number(),
  contactName: z.string(),
  contactPhone: z.string(),
  contactEmail: z.string(),
  version: z.number(),
})

/** Whom panellists can ask, as their pages print it; `call` is what a telephone dials. */
export const Contact = z.object({ name: z.string(), phone: z.string(), call: z.string(), email: z.string() })

export const Panellist = z.object({
  id: z.number(),
  panelId: z.number(),
  code: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  organisation: z.string(),
  language: z.string(),
  withdrawnAt: z.string().nullable(),
  erasedAt: z.string().nullable(),
  version: z.number(),
})

export const PanelPage = z.object({ panel: Panel.nullable() })

export const PeoplePage = z.object({ panel: Panel, panellists: z.array(Panellist) })

export const PersonPage = z.object({
  panellist: Panellist,
  consents: z.array(
    z.object({
      consentVersion: z.number(),
      language: z.string(),
      mayQuote: z.number(),
      mayThank: z.number(),
      givenAt: z.string(),
      withdrawnAt: z.string().nullable(),
      /** Who of the team entered it from paper or telephone; null where the person agreed by link. */
      enteredByName: z.string().nullable(),
    }),
  ),
  /** The text that the person is asked to agree to now, in their language. */
  consentText: z.string(),
  today: z.string(),
})
