/**
 * Finds a Chromium to test with, and sets one up where there is none.
 *
 * As Vitest's global set-up of the browser tests it does so once, before any of them: a machine without a browser
 * fails the run, and never skips it in silence.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

/** How the tests start the browser: without anything that would reach out of the machine by itself. */
export const LAUNCH_FLAGS: readonly string[] = [
  // Chromium refuses to run its sandbox as root, as in containers.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-sync',
]

/** No browser could be found, nor set up. */
export class NoChromium extends Error {
  constructor(tried: readonly string[]) {
    super(
      [
        'The browser tests need Chromium, and none could be found or set up. Tried:',
        ...Array.from(new Set(tried), (attempt) => `  - ${attempt}`),
        'Install Chromium or Chrome, or name one: CHROMIUM_PATH=/path/to/chromium npm test',
        'To leave the browser tests out: SKIP_BROWSER=1 npm test',
      ].join('\n'),
    )
    this.name = 'NoChromium'
  }
}

/** The browser to test with: the one that is named, else an installed one, else one that is set up now. */
export async function findChromium(): Promise<{ executablePath: string }> {
  const tried: string[] = []
  const named = process.env.CHROMIUM_PATH ?? process.env.CHROME_PATH
  if (named) {
    if (starts(named, tried)) return { executablePath: named }
    throw new NoChromium(tried)
  }
  for (const setUp of [() => {}, installFromDistribution, installFromPlaywright]) {
    setUp(tried)
    const found = installed().find((path) => starts(path, tried))
    if (found) return { executablePath: found }
  }
  throw new NoChromium([`looked for ${NAMES.join(', ')} on PATH and in the usual places`, ...tried])
}

/** Vitest calls this before the browser tests; its workers inherit the environment. */
export async function setup(): Promise<void> {
  process.env.CHROMIUM_PATH = (await findChromium()).executablePath
}

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
  'microsoft-edge',
]

function installed(): string[] {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name + suffix)))
  return [...onPath, ...usualPlaces(), chromium.executablePath()].filter(isExecutable)
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    )
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ]
    return roots.flatMap((root) => (root ? programs.map((program) => join(root, program)) : []))
  }
  return ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium']
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Whether it is a browser that runs here: a wrapper of a package that was never installed is not. */
function starts(path: string, tried: string[]): boolean {
  // On Windows `--version` opens a window.
  if (process.platform === 'win32' && existsSync(path)) return true
  const { status, error } = spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 })
  if (status === 0) return true
  tried.push(`${path} --version ${error ? `failed: ${error.message}` : `ended with ${status}`}`)
  return false
}

/** Debian and Ubuntu, as root: the machines of CI. Elsewhere nobody wants a test to change the system. */
function installFromDistribution(tried: string[]): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const patience = ['-o', 'DPkg::Lock::Timeout=300']
  run(tried, 'apt-get', [...patience, 'update'])
  run(tried, 'apt-get', [...patience, 'install', '-y', '--no-install-recommends', 'chromium'])
}

function installFromPlaywright(tried: string[]): void {
  const cli = join(fileURLToPath(import.meta.resolve('playwright-core')), '../cli.js')
  run(tried, process.execPath, [cli, 'install', 'chromium'])
}

function run(tried: string[], command: string, options: string[]): void {
  const words = [command, ...options].join(' ')
  console.error(`No Chromium found. Setting one up: ${words}`)
  const { status, error } = spawnSync(command, options, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status !== 0) tried.push(`${words} ${error ? `failed: ${error.message}` : `ended with ${status}`}`)
}
