/** `npm run types`: checks the types of the pages and components, and of everything else. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const packages = new URL('../node_modules/', import.meta.url)

function check(what: string, command: string, options: string[]): boolean {
  console.error(`Types of ${what}`)
  const program = fileURLToPath(new URL(command, packages))
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' }
  return spawnSync(process.execPath, [program, ...options], { stdio: 'inherit', env }).status === 0
}

const results = [
  check('pages and components', 'astro/bin/astro.mjs', ['check', '--minimumSeverity', 'warning']),
  check('everything else', 'typescript/bin/tsc', ['--noEmit']),
]
process.exitCode = results.every(Boolean) ? 0 : 1
