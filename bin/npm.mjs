// Runs `npm ci` in a folder and tells in a few words why it did not work.
import { spawn } from 'node:child_process'
import { forwardSignals } from './child-process.mjs'

const QUIET = ['--ignore-scripts', '--include=optional', '--no-audit', '--no-fund']
const NETWORK = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000']
const OFFLINE = /failed with|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/

/** Resolves to what went wrong if anything did: npm calls it a success when an optional package could not be fetched. */
export function npmCi(folder) {
  const args = ['ci', ...QUIET, ...NETWORK, '--loglevel=verbose', '--prefix', '.']
  const npm = spawn('npm', args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  })
  forwardSignals(npm)
  let log = ''
  npm.stderr.setEncoding('utf8').on('data', text => {
    log = (log + text).slice(-50_000)
  })
  return new Promise(resolve => {
    npm.once('error', () => resolve('npm was not found'))
    npm.once('close', (_code, signal) => resolve(signal ? 'it was interrupted' : reason(log)))
  })
}

function reason(log) {
  if (OFFLINE.test(log)) return 'the package registry could not be reached'
  const line = log.split('\n').find(text => /^npm (error|ERR!) (?!code)/.test(text))
  return line ? line.replace(/\.\s*$/, '').replace(/^npm (error|ERR!)/, 'npm says:') : 'npm did not deliver it'
}
