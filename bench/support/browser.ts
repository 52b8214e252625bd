// One connection that stays open, as a browser has it: cookies kept, the form token sent, nothing followed.
import http from 'node:http'

export type Reply = { readonly status: number; readonly body: string; readonly location: string }

export type Browser = {
  get(path: string, accept?: string): Promise<Reply>
  post(path: string, form: Readonly<Record<string, string>>): Promise<Reply>
  /** A form with one field, ticked several times. */
  postMany(path: string, field: string, values: readonly string[]): Promise<Reply>
  /** The same session in a connection of its own. */
  another(): Browser
  close(): void
}

const PASSWORD = 'nineteen slow barges'

/** Signs in through the page behind a password link. */
export async function signedIn(port: number, link: string): Promise<Browser> {
  const first = connection(port, { cookie: '', token: '' })
  const entered = await first.send('POST', `/password/${link}`, 'text/html', [['password', PASSWORD]])
  const cookie = (entered.cookies[0] ?? '').split(';')[0] ?? ''
  first.close()
  if (entered.status !== 303 || cookie === '') throw new Error(`Signing in answered ${entered.status}.`)
  const knowing = connection(port, { cookie, token: '' })
  const token = /name="_token" value="([^"]+)"/.exec((await knowing.send('GET', '/account', 'text/html')).body)?.[1]
  knowing.close()
  return browserOf(port, { cookie, token: token ?? '' })
}

/** Opens the link of an invitation as a panellist does. */
export async function panellistAt(port: number, secret: string): Promise<Browser> {
  const first = connection(port, { cookie: '', token: '' })
  const entered = await first.send('POST', `/panel/${secret}`, 'text/html', [])
  const cookie = (entered.cookies[0] ?? '').split(';')[0] ?? ''
  first.close()
  if (entered.status !== 303 || cookie === '') throw new Error(`The link answered ${entered.status}.`)
  const knowing = connection(port, { cookie, token: '' })
  const page = await knowing.send('GET', '/panel/answer/consent', 'text/html')
  knowing.close()
  return browserOf(port, { cookie, token: /name="_token" value="([^"]+)"/.exec(page.body)?.[1] ?? '' })
}

/** Somebody without a session, for the bare pages that figures are set against. */
export function visitor(port: number): Browser {
  return browserOf(port, { cookie: '', token: '' })
}

type Sent = Reply & { readonly cookies: readonly string[] }
type Fields = readonly (readonly [name: string, value: string])[]
type Connection = {
  send(method: string, path: string, accept: string, form?: Fields): Promise<Sent>
  close(): void
}

type Session = { readonly cookie: string; readonly token: string }

function browserOf(port: number, session: Session): Browser {
  const { send, close } = connection(port, session)
  return {
    get: (path, accept = 'text/html') => send('GET', path, accept),
    post: (path, form) => send('POST', path, 'text/html', Object.entries(form)),
    postMany: (path, field, values) =>
      send(
        'POST',
        path,
        'text/html',
        values.map(value => [field, value] as const),
      ),
    another: () => browserOf(port, session),
    close,
  }
}

function connection(port: number, session: Session): Connection {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const send: Connection['send'] = (method, path, accept, form) =>
    new Promise((resolve, reject) => {
      const fields: Fields = session.token === '' ? (form ?? []) : [['_token', session.token], ...(form ?? [])]
      const body =
        form === undefined ? null : new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()
      const headers: Record<string, string> = { accept }
      if (session.cookie !== '') headers.cookie = session.cookie
      if (body !== null) {
        headers['content-type'] = 'application/x-www-form-urlencoded'
        headers['content-length'] = String(Buffer.byteLength(body))
      }
      const request = http.request({ host: '127.0.0.1', port, path, method, headers, agent }, response => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(parts).toString(),
            location: response.headers.location ?? '',
            cookies: response.headers['set-cookie'] ?? [],
          }),
        )
      })
      request.on('error', reject)
      request.end(body ?? undefined)
    })
  return { send, close: () => agent.destroy() }
}
