// How long work kept this thread's processor busy: unlike the time on the clock, the same whatever else the machine does.

/** Milliseconds that the thread worked since `start`, which `spentUntilNow` gave. */
export const spentSince = (start: NodeJS.CpuUsage): number => {
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1_000
}

export const spentUntilNow = (): NodeJS.CpuUsage => process.threadCpuUsage()
