// Stops this process when the launcher that started it is gone, so that no server is left behind.
const GRACE = 10_000

process.channel?.unref()
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE).unref()
})
