/**
 * Processor time of this thread, in milliseconds. Tests that tell linear from quadratic work count it, because the
 * clock on the wall also counts whatever else a busy machine does.
 */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
