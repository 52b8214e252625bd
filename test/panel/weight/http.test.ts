// A panellist may be on a slow phone: everything a page loads is small, and nothing of it is a script.
import { expect, test } from 'vitest'
import { opened, panellist } from '../support/round.ts'

test('a panel page with all it loads stays below 60 kB and needs no script', async () => {
  const { w, secrets } = await opened()
  const pat = await panellist(w, secrets[0])
  await pat.post('/panel/answer/items/1', { q1: 5, comment: 'x'.repeat(2000) })
  for (const path of ['', '/consent', '/items/1', '/items/2', '/missing', '/summary', '/paper', '/withdrawal']) {
    const page = await pat.get(`/panel/answer${path}`)
    expect(page.status, path).toBe(200)
    expect(page.text, path).not.toContain('<script')
    let bytes = Buffer.byteLength(page.text)
    for (const [, address] of page.text.matchAll(/<link [^>]*href="([^"]+)"/g)) {
      const asset = await pat.get(address ?? '')
      expect(asset.status, address).toBe(200)
      bytes += Buffer.byteLength(asset.text ?? asset.body)
    }
    expect(bytes, path).toBeLessThan(60_000)
  }
})
