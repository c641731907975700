import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

/** How a command ended, and what it said. */
export interface Ended {
  /** Absent when a signal ended it. */
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface Running {
  process: ChildProcess
  ended: Promise<Ended>
}

export interface Circumstances {
  /** Where the command is called; elsewhere than in the project, as adopters may. */
  cwd?: string
  /** Variables beside the few that every process needs. */
  env?: Record<string, string>
  /** In a process group of its own, so that all that it starts can be killed with it. */
  ownGroup?: boolean
  /** Another copy of the project, whose command it is. */
  project?: string
  /** The most that one file may hold, in bytes; writing more fails, as on a full disk. */
  largestFile?: number
}

type Command = 'build' | 'check' | 'init' | 'new'

/** Runs a command of the project as people do: as a process of its own, whose words and exit code are all there is. */
export function start(name: Command, options: string[], circumstances: Circumstances = {}): Running {
  const { project = projectRoot, cwd = project, env = {}, ownGroup = false, largestFile } = circumstances
  // As the npm scripts call it.
  const preload = pathToFileURL(join(project, 'scripts/compile-cache.mjs')).href
  const command = [process.execPath, '--import', preload, join(project, `scripts/${name}.ts`), ...options]
  const [program, ...words] = largestFile === undefined ? command : withSmallFiles(command, largestFile)
  const child = spawn(program!, words, {
    cwd,
    env: { ...surroundings(), ASTRO_TELEMETRY_DISABLED: '1', ...env },
    detached: ownGroup,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  return { process: child, ended }
}

/** Runs a command to its end. */
export function run(name: Command, options: string[], circumstances?: Circumstances): Promise<Ended> {
  return start(name, options, circumstances).ended
}

/** Runs a build that must succeed. */
export async function build(options: string[], circumstances?: Circumstances): Promise<Ended> {
  const ended = await run('build', options, circumstances)
  if (ended.code !== 0) throw new Error(`The build ended with ${ended.code}:\n${ended.stdout}\n${ended.stderr}`)
  return ended
}

/** What a process inherits on any machine. The test runner's own variables, such as NODE_ENV, stay here. */
function surroundings(): Record<string, string> {
  const names = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TMPDIR', 'TEMP', 'TMP']
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** The shell limits the size of files; ignoring the signal makes the limit an error of the write, like a full disk. */
function withSmallFiles(command: string[], bytes: number): string[] {
  const blocks = Math.floor(bytes / 512)
  return ['sh', '-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`, 'sh', ...command]
}
