// Mail through SMTP when the server has one; without it every link can be copied instead.
import type { Config } from '../config.ts'

export type Letter = { readonly to: string; readonly name: string; readonly subject: string; readonly text: string }

export type Mail = {
  readonly canSend: boolean
  /** Resolves to null when the server took the letter, else to a sentence. Never throws. */
  send(letter: Letter): Promise<string | null>
}

/** nodemailer is loaded with the first letter, and line breaks in names and subjects are refused there and here. */
export function openMail(config: Config): Mail {
  const url = config.smtpUrl
  if (url === null)
    return { canSend: false, send: async () => 'This server has no mail set up. Copy the link instead.' }
  return {
    canSend: true,
    send: async letter => {
      if (/[\r\n]/.test(letter.subject + letter.name + letter.to)) return 'The name or address contains a line break.'
      try {
        const { createTransport } = await import('nodemailer')
        const transport = createTransport(url, { connectionTimeout: 10_000 } as never)
        await transport.sendMail({
          from: config.mailFrom,
          to: { name: letter.name, address: letter.to },
          subject: letter.subject,
          text: letter.text,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return null
      } catch {
        return 'The mail server did not take the letter. Copy the link instead.'
      }
    },
  }
}
