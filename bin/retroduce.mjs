#!/usr/bin/env node
// The command line's first step: makes sure that a Node new enough runs the rest. Kept in words that old Nodes understand.
import { fileURLToPath } from 'node:url'
import { isNewEnough } from './node-version.mjs'

const LAUNCHED = 'RETRODUCE_LAUNCHED'

if (isNewEnough(process.versions.node)) {
  if (process.env[LAUNCHED]) {
    delete process.env[LAUNCHED]
    await import('./parent-watch.mjs')
  }
  const { runCommand } = await import('./commands.mjs')
  await runCommand(process.argv.slice(2))
} else {
  const { installedNode } = await import('./installed-node.mjs')
  const { endLike, runChild } = await import('./child-process.mjs')
  try {
    const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)]
    endLike(await runChild(await installedNode(), args, { watched: true, env: { ...process.env, [LAUNCHED]: '1' } }))
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
