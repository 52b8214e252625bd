// What a command that fails says: one plain sentence for each way in which disk, network and database fail.
import fs from 'node:fs'
import path from 'node:path'

type Failure = Error & {
  readonly code?: string
  readonly path?: string
  readonly dest?: string
  readonly syscall?: string
  readonly address?: string
  readonly hostname?: string
  readonly port?: number
}

/** Refusals and bad input are said as they are; a bug keeps its message but never its stack. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // Several addresses of one host were tried; the first tells enough.
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return sentenceOf(error.errors[0])
  const failure: Failure = error
  return ofNetwork(failure) ?? ofDisk(failure) ?? ofDatabase(failure) ?? error.message.split('\n')[0] ?? ''
}

function ofNetwork({ code, syscall, address = '', hostname = '', port }: Failure): string | null {
  if (code === 'EADDRINUSE') return 'Another program is using this port. Choose another with --port.'
  if (code === 'EACCES' && syscall === 'listen')
    return `The port ${port} may not be used by this account. Choose one above 1023 with --port.`
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${address}. Give one of its own with --host.`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `The host ${hostname} was not found. Look at --host, or at the setting DATABASE_URL.`
  if (syscall === 'connect' || code === 'ECONNRESET')
    return `The database${address === '' ? '' : ` at ${address}${port === undefined ? '' : `:${port}`}`} does not answer. Look at the setting DATABASE_URL, and whether PostgreSQL runs.`
  return null
}

function ofDisk({ code, path, dest, syscall }: Failure): string | null {
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL')
    return 'The disk is full. What was being written is not there; make room, and do it again.'
  if (code === 'EPIPE') return 'What reads the output has stopped reading.'
  const file = dest ?? path
  if (file === undefined) return null
  if (code === 'ENOENT') return `The file ${file} was not found.`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `${file} may not be read or written here.`
  if (code === 'EISDIR') return `${file} is a folder.`
  if (code === 'ENOTDIR' || (code === 'EEXIST' && syscall === 'mkdir'))
    return `${file} needs a folder and is in a file.`
  return syscall === undefined ? null : `${file} could not be written.`
}

function ofDatabase({ code = '', message }: Failure): string | null {
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return 'The file retroduce.db in the data folder is no database, or it is damaged. Restore a backup into another folder.'
  if (code.startsWith('SQLITE_CANTOPEN'))
    return 'The database in the data folder cannot be opened: this account may not read or write it.'
  if (code.startsWith('SQLITE_READONLY'))
    return 'The database in the data folder may be read and not be written by this account.'
  if (code.startsWith('SQLITE_BUSY')) return 'The database is busy with another program. Try again in a moment.'
  if (code.startsWith('SQLITE_IOERR')) return 'The disk of the data folder could not be read or written.'
  if (code === '28P01' || code === '28000')
    return 'The database refuses the name or password of the setting DATABASE_URL.'
  if (code === '3D000') return `There is no such database: ${message}. Make it, or change the setting DATABASE_URL.`
  return null
}

/** The file that is to be read, once it is known to be one: sentences, before anything else is done. */
export function fileToRead(file: string): string {
  const found = fs.statSync(file, { throwIfNoEntry: false })
  if (found === undefined) throw new Error(`The file ${file} was not found.`)
  if (found.isDirectory()) throw new Error(`${file} is a folder. Name a file.`)
  fs.accessSync(file, fs.constants.R_OK)
  return file
}

/** The whole path of a file to be written; a sentence when it is a folder, or its folder does not exist. */
export function placeToWrite(file: string): string {
  const place = path.resolve(file)
  const folder = path.dirname(place)
  if (!fs.existsSync(folder)) throw new Error(`The folder ${folder} does not exist.`)
  if (fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new Error(`${place} is a folder. Name the file that is to be written.`)
  return place
}
