/**
 * A program of its own: moves the old site aside and the new one into its place, once it reads `go`.
 *
 * The build starts it, detached, so that killing the build does not stop it halfway. See `swap.ts`.
 */
import { readFileSync, renameSync } from 'node:fs'

const [folder, out, previous] = process.argv.slice(2)

// A build that is killed before it says go closes its end, and nothing happens.
if (folder && out && previous && readFileSync(0, 'utf8') === 'go') {
  try {
    exchange(folder, out, previous)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
} else {
  process.exitCode = 1
}

/** Whatever carries the name of `previous` is whole, at any moment: `openStage` relies on it when it brings a site back. */
function exchange(folder: string, out: string, previous: string): void {
  renameSync(out, previous)
  try {
    renameSync(folder, out)
  } catch (error) {
    renameSync(previous, out)
    throw error
  }
  renameSync(previous, folder)
}
