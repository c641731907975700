import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'

const script = fileURLToPath(new URL('../../../scripts/import.ts', import.meta.url))
let runs = 0

export interface Result {
  status: number
  stdout: string
  stderr: string
}

/** The real command with real files, in this process: a new one takes a second. */
export async function runImport(...args: string[]): Promise<Result> {
  const { argv, exitCode } = process
  const written = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text)
      return true
    }),
  )
  process.argv = ['node', 'import.ts', ...args]
  process.exitCode = 0
  try {
    // Each name is a module of its own, so that the command runs again.
    await import(/* @vite-ignore */ `${script}?run=${runs++}`)
    return { status: Number(process.exitCode), ...written }
  } finally {
    process.argv = argv
    process.exitCode = exitCode
    for (const spy of spies) spy.mockRestore()
  }
}

/** Every file of a folder with its text and the moment of its last change. */
export function contentsOf(folder: string): Record<string, [text: string, changed: number]> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory())
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), [readFileSync(path, 'utf8'), statSync(path).mtimeMs]]),
  )
}
