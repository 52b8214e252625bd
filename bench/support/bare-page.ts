// What a page is set against: Express and EJS alone, one prepared query, as many rows in a loop and as many bytes.
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import express from 'express'
import { type Browser, visitor } from './browser.ts'
import { listening } from './house.ts'

const FRAME = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title><%= title %></title></head><body><h1><%= title %></h1><table>
<% for (const row of rows) { %><tr><td><%= row.id %></td><td><%= row.title %></td><td><%= row.body %></td></tr>
<% } %></table></body></html>`

export type Bare = { readonly browser: Browser; close(): Promise<void> }

/** A page of about `bytes` bytes that shows `rows` rows. */
export async function barePage(rows: number, bytes: number): Promise<Bare> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-bare-'))
  fs.writeFileSync(path.join(folder, 'page.ejs'), FRAME)
  const db = new Database(path.join(folder, 'bare.db'))
  db.exec('create table item (id integer primary key, title text not null, body text not null)')
  const marks = '<tr><td>1000</td><td></td><td></td></tr>\n'.length
  const text = Math.max(2, Math.floor((bytes - FRAME.length) / rows) - marks)
  const insert = db.prepare('insert into item (title, body) values (?, ?)')
  for (let at = 0; at < rows; at++) insert.run('word '.repeat(text).slice(0, Math.ceil(text / 4)), filling(text))
  const select = db.prepare('select id, title, body from item order by id limit ?')
  const app = express()
  app.disable('etag')
  app.set('views', folder)
  app.enable('view cache')
  app.get('/', (_req, res) => {
    res.render('page.ejs', { title: 'Bare', rows: select.all(rows) })
  })
  const server = await listening(http.createServer(app))
  const browser = visitor(server.port)
  return {
    browser,
    close: async () => {
      browser.close()
      await server.close()
      db.close()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

const filling = (text: number) => 'some words '.repeat(text).slice(0, text - Math.ceil(text / 4))
