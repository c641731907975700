/** What a command takes, with all processes that it starts. */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export interface Figures {
  /** Wall-clock seconds. */
  seconds: number
  /** Seconds of processor time, in user and system mode, of all processes. Absent where the system does not tell. */
  processor?: number
  /** The most memory that all processes had at one time, in MB: the sum of what is resident, shared pages counted in each. */
  megabytes?: number
}

/** How often to look at the memory, in milliseconds. */
const LOOK = 50

/**
 * Runs a command to its end.
 *
 * @throws when it does not end with 0, with the last of what it said
 */
export async function measured(command: readonly string[], folder: string): Promise<Figures> {
  const before = childrenTime()
  const start = performance.now()
  const child = spawn(command[0]!, command.slice(1), {
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', CI: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
    })
  }
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, residentMegabytes(child.pid!))
  }, LOOK)
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  clearInterval(watch)
  const seconds = (performance.now() - start) / 1000
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${said}`)
  const after = childrenTime()
  return {
    seconds,
    ...(before !== undefined && after !== undefined ? { processor: after - before } : {}),
    ...(most > 0 ? { megabytes: most } : {}),
  }
}

/** One after another: times add up, memory does not. */
export function together(all: readonly Figures[]): Figures {
  const sum = (name: 'seconds' | 'processor') => all.reduce((total, each) => total + (each[name] ?? Number.NaN), 0)
  const figures: Figures = { seconds: sum('seconds') }
  if (!Number.isNaN(sum('processor'))) figures.processor = sum('processor')
  if (all.some(({ megabytes }) => megabytes)) figures.megabytes = Math.max(...all.map(({ megabytes = 0 }) => megabytes))
  return figures
}

/** Clock ticks a second of /proc, the same on every Linux that Node runs on. */
const TICKS = 100

/** Processor time of all processes that this one has waited for, and of those that they have, as Linux counts it. */
function childrenTime(): number | undefined {
  const stat = readProc('self/stat')
  if (stat === undefined) return undefined
  // The name may hold blanks; what follows it begins with the third field. The two times are fields 16 and 17.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[13]) + Number(fields[14])) / TICKS
}

/** What a process and all below it have in memory now. */
function residentMegabytes(root: number): number {
  const children = new Map<number, number[]>()
  const resident = new Map<number, number>()
  for (const name of processes()) {
    const stat = readProc(`${name}/stat`)
    if (stat === undefined) continue
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const parent = Number(fields[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
    resident.set(Number(name), Number(fields[21]) * PAGE)
  }
  const below = (pid: number): number =>
    (resident.get(pid) ?? 0) + (children.get(pid) ?? []).reduce((sum, child) => sum + below(child), 0)
  return below(root)
}

/** A page of memory in MB. */
const PAGE = 4096 / 1e6

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

/** Absent when the process is gone, or there is no /proc. */
function readProc(path: string): string | undefined {
  try {
    return readFileSync(`/proc/${path}`, 'utf8')
  } catch {
    return undefined
  }
}
