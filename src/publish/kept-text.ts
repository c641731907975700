/** A text kept from one build to the next, behind a line that stands for it: what was cut short or changed by others is none. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { digest } from '../reader/digest.ts'

/** Keeps a text in place of the one before. What cannot be kept is nobody’s error. */
export function keepText(file: string, text: string): void {
  const beside = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(beside, `${digest(text)}\n${text}`)
    renameSync(beside, file)
  } catch {
    if (existsSync(beside)) rmSync(beside, { force: true })
  }
}

/** The text that was kept, if there is one, and it is what was written. */
export function keptText(file: string): string | undefined {
  try {
    const kept = readFileSync(file, 'utf8')
    const end = kept.indexOf('\n')
    const text = kept.slice(end + 1)
    return digest(text) === kept.slice(0, end) ? text : undefined
  } catch {
    return undefined
  }
}
