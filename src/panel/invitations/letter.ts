// The letter that carries a link, in the panellist's language.
import type { Letter } from '../../core/mail.ts'
import type { Say } from '../domain.ts'

export type Invited = {
  readonly name: string
  readonly email: string
  readonly roundTitle: string
  readonly reviewTitle: string
  readonly closesOn: string | null
  readonly contactName: string
  readonly contactPhone: string
  readonly contactEmail: string
}

/** To send or, without an address, to copy. `day` prints a day in the panellist's language. */
export function letterTo(
  invited: Invited,
  link: string,
  purpose: 'invitation' | 'reminder',
  say: Say,
  day: (iso: string) => string,
): Letter {
  const contact = [invited.contactName, invited.contactPhone, invited.contactEmail]
    .filter(part => part !== '')
    .join(', ')
  const line = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
  return {
    to: invited.email,
    name: line(invited.name),
    subject: line(
      say(purpose === 'reminder' ? 'mail.reminder.subject' : 'mail.invitation.subject', { title: invited.reviewTitle }),
    ),
    text: say(purpose === 'reminder' ? 'mail.reminder.text' : 'mail.invitation.text', {
      name: line(invited.name),
      round: line(invited.roundTitle),
      title: line(invited.reviewTitle),
      link,
      until: invited.closesOn === null ? '' : say('mail.invitation.until', { day: day(invited.closesOn) }),
      contact: contact === '' ? say('mail.contact.none') : contact,
    }),
  }
}

export function dayIn(language: 'en' | 'nl'): (iso: string) => string {
  const format = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return iso => format.format(new Date(iso))
}
