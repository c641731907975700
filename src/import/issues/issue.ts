/** An issue of a forge, as far as a postmortem can be made of it. */

export interface Issue {
  /** Names it in the report, and in every later export: its address, or its number. */
  source: string
  /** Its line in the file of the export. */
  line: number
  title: string
  /** Markdown; empty where the issue has no text. */
  body: string
  /** Its address, where that is one that readers could be sent to. */
  address?: string
  /** The last moment at which anything in it was written, as far as the export says. */
  lastChange?: string
  /** When it was opened and closed: paperwork. */
  opened?: string
  closed?: string
  labels: string[]
  /** How many comments people wrote. */
  comments: number
  /** How many people are named as author or assignee. */
  people: number
  isConfidential: boolean
}

/** Addresses of a project, as its forge makes them; absent where the forge has no such reference. */
export interface Project {
  issue(number: string, path?: string): string
  change(number: string, path?: string): string | undefined
  commit(digest: string): string
  upload(path: string): string
}
