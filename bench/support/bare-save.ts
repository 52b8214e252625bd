// What a save is set against: Express alone, a form of the same fields, one committed insert that survives a power cut.
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import express from 'express'
import type { Bare } from './bare-page.ts'
import { visitor } from './browser.ts'
import { listening } from './house.ts'

export async function bareSave(): Promise<Bare> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-bare-'))
  const db = new Database(path.join(folder, 'bare.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('create table item (id integer primary key, fields text not null, at text not null)')
  const insert = db.prepare('insert into item (fields, at) values (?, ?)')
  const app = express()
  app.disable('etag')
  app.post('/', express.urlencoded({ extended: false }), (req, res) => {
    insert.run(JSON.stringify(req.body), new Date().toISOString())
    res.redirect(303, '/')
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
