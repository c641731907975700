import { createRequire, findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'

interface Engine {
  renderMermaidSVG(code: string, options: { bg: string; fg: string; transparent: boolean }): string
}

let engine: Engine | undefined

/**
 * Draws a diagram as the library does. The library brings a layout engine of a megabyte, so it is loaded when the
 * first diagram is met, not when the first page is; the package offers no other way to do that at once.
 * @throws whatever the library throws
 */
export function drawWithLibrary(code: string): string {
  engine ??= load()
  return engine.renderMermaidSVG(code, { bg: '#fff', fg: '#000', transparent: true })
}

function load(): Engine {
  const manifest = findPackageJSON('beautiful-mermaid', import.meta.url)
  if (!manifest) throw new Error('The package "beautiful-mermaid" is not installed. Run "npm ci".')
  return createRequire(import.meta.url)(join(dirname(manifest), 'dist/index.js')) as Engine
}
