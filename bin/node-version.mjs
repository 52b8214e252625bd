// Knows which Node Retroduce needs and which package carries the pinned one for a machine.

export const NEEDED_MAJOR = 24

/** @param {string} version as in process.versions.node */
export function isNewEnough(version) {
  return Number(version.split('.')[0]) >= NEEDED_MAJOR
}

/** Undefined where nobody publishes a Node as a package: macOS, 32 bit machines. */
export function pinnedNode(lock, platform, arch) {
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`
  const entry = lock.packages[`node_modules/${name}`]
  return entry && { name, version: entry.version, file: entry.bin.node }
}
