/** Lets go of what was kept for folders that nobody has worked on for long. */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What was kept for temporary folders would pile up. */
const KEPT = 8

/** Keeps what was written last of what is in a folder: files, or folders of which each stands for one thing. */
export function forgetOld(folder: string): void {
  const places = readdirSync(folder).map((name) => join(folder, name))
  const byAge = places.map((place) => ({ place, time: statSync(place).mtimeMs })).sort((a, b) => b.time - a.time)
  for (const { place } of byAge.slice(KEPT)) rmSync(place, { recursive: true, force: true })
}
