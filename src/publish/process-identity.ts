import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Whether a process with this id runs now. One that belongs to someone else counts: it may not be signalled, but it runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return !isZombie(pid)
}

/**
 * When a process was started, as an opaque word. Process ids are used again, in containers soon and often; the id
 * together with the start tells whether it is still the same process. Empty where the system does not say.
 */
export function startOf(pid: number): string {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
      return `${boot}-${linuxStatus(pid)[19]}`
    }
    if (process.platform === 'win32') return ''
    const ps = ['-o', 'lstart=', '-p', String(pid)]
    return execFileSync('ps', ps, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

/** A killed process whose parent has not asked after it, as happens in containers: it has an id and does nothing. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    return linuxStatus(pid)[0] === 'Z'
  } catch {
    return false
  }
}

/** The fields of /proc/PID/stat from the third on, the state. The second, the name, may hold spaces and brackets. */
function linuxStatus(pid: number): string[] {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return fields.slice(fields.lastIndexOf(')') + 2).split(' ')
}
