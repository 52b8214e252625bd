// Receives one file of a form: streamed to the incoming folder, its size refused while it streams, judged by content later.
import fs from 'node:fs'
import path from 'node:path'
import type { RequestHandler } from 'express'
import multer from 'multer'
import { Refusal } from '../errors.ts'
import type { Services } from './services.ts'

/** `bytes` is the most a file may have; `kinds` is said to people and in the file dialog, the content decides. */
export type UploadRule = {
  readonly field: string
  readonly bytes: number
  readonly kinds: readonly string[]
  readonly many?: number
}

/** A file in the incoming folder; removed after the request unless files.keep() has moved it. */
export type Upload = {
  readonly path: string
  readonly name: string
  readonly bytes: number
  readonly others: readonly { readonly path: string; readonly name: string; readonly bytes: number }[]
}

const MEGA = 1024 * 1024

export function receive(rule: UploadRule): RequestHandler {
  return (req, res, next) => {
    if (!req.is('multipart/form-data')) return next()
    const services = res.app.locals.services as Services
    const folder = path.join(services.config.dataDir, 'incoming')
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    const reader = multer({
      dest: folder,
      defParamCharset: 'utf8',
      limits: {
        fileSize: rule.bytes,
        files: rule.many ?? 1,
        fields: 200,
        fieldSize: 4 * MEGA,
        fieldNameSize: 200,
        parts: 400,
      },
    }).array(rule.field, rule.many ?? 1)
    reader(req, res, (error: unknown) => {
      const received = ((req.files ?? []) as Express.Multer.File[]).map(file => ({
        path: file.path,
        name: cleanName(file.originalname),
        bytes: file.size,
      }))
      res.on('close', () => {
        for (const file of received) fs.rm(file.path, { force: true }, () => {})
      })
      if (error !== undefined) return next(refusal(error, rule))
      const [first, ...others] = received
      if (first !== undefined) res.locals.upload = { ...first, others } satisfies Upload
      next()
    })
  }
}

function refusal(error: unknown, rule: UploadRule): unknown {
  if (!(error instanceof multer.MulterError))
    return new Refusal(400, 'The upload could not be read. Nothing was saved. Send the form again.')
  if (error.code === 'LIMIT_FILE_SIZE')
    return new Refusal(
      413,
      `The file is larger than ${Math.floor(rule.bytes / MEGA)} MB, the most this form takes. Nothing was saved.`,
    )
  if (error.code === 'LIMIT_UNEXPECTED_FILE' || error.code === 'LIMIT_FILE_COUNT')
    return new Refusal(422, `This form takes ${rule.many ?? 1} file in the field "${rule.field}". Nothing was saved.`)
  return new Refusal(413, 'The form is larger than this page takes. Nothing was saved.')
}

/** The name as text only: no folders, no control characters. */
function cleanName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  return last.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200) || 'file'
}
