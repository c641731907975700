/**
 * What an importer is: a pure function from files that somebody exported to drafts, and an honest account of what became of
 * everything that it read. It opens no file, asks no network and writes nothing; `plan.ts` decides what is written.
 */
import type { Draft } from '../drafts/draft.ts'
import type { Catalogues, Kind } from '../model/index.ts'
import type { Language } from '../model/values.ts'

/** A file of the input. */
export interface InputFile {
  /** Path below the folder that was named, with forward slashes; the file’s name when a file was named. */
  path: string
  bytes: Uint8Array
}

export interface ImportInput {
  /** In code-unit order of their paths. */
  files: InputFile[]
  /** What the command line says of the source, by the option’s name. */
  options: ImportOptions
  handbook: ImportTarget
}

/**
 * Values of the importer’s own options, by name without hyphens before it; a list where it may be given several times,
 * `true` where it takes no value.
 */
export type ImportOptions = Record<string, string | string[] | true | undefined>

/** What an importer may know of the handbook that it imports into. */
export interface ImportTarget {
  catalogues: Catalogues
  /** The language that a document without another is in. */
  language: Language
  /** Whether an id is taken by a document that this import did not make. */
  isTaken(kind: Kind, id: string): boolean
}

/** A draft, and the record of the source that it was made of. */
export interface ImportedDraft extends Draft {
  /** Names the record within the source, the same in every export: an incident’s id, a file’s path. */
  source: string
}

/** An image or another file that a draft refers to. */
export interface ImportedAsset {
  /** Path below the content folder. */
  file: string
  source: string
  bytes: Uint8Array
}

/**
 * What became of a part of the source. `guessed`: written, and possibly wrong. `dropped`: not written. `look`: written as it
 * was, and a person must decide. What was simply taken is counted, not told.
 */
export type Fate = 'guessed' | 'dropped' | 'look'

export interface Remark {
  fate: Fate
  /** The record of the source. */
  source: string
  /** Line of the source’s file, from 1, where that is known. */
  line?: number
  /** The field of the draft, when the remark is about one. */
  field?: string
  /** One sentence: what became of it, and why. */
  message: string
}

export interface Imported {
  drafts: ImportedDraft[]
  assets: ImportedAsset[]
  remarks: Remark[]
}

/** One reason why a source cannot be imported. */
export interface InputProblem {
  /** The input file. */
  file: string
  line?: number
  column?: number
  message: string
  hint: string
}

/** The input is not what the importer reads. Nothing is written. */
export class InputRefused extends Error {
  readonly exitCode = 1
  readonly problems: InputProblem[]

  /** @param problems at least one */
  constructor(problems: InputProblem[]) {
    super(
      problems
        .map(
          ({ file, line, column, message, hint }) =>
            `${[file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':')}: ${message}\n  ${hint}`,
        )
        .join('\n'),
    )
    this.problems = problems
  }
}

/** An option of one importer, as the help shows it. */
export interface ImporterOption {
  /** A word for the value in the help: `TEAM`. Absent for an option that is given or is not. */
  value?: string
  help: string
  required?: true
  /** Whether it may be given several times. */
  multiple?: true
}

export interface Importer {
  /** What it is called on the command line. */
  name: string
  /** What it reads, in a line. */
  reads: string
  /** Whether the input is one file, several files, or a folder with everything in it. */
  takes: 'file' | 'files' | 'folder'
  options: Record<string, ImporterOption>
  /**
   * @throws {InputRefused} when the input is not what the importer reads, with every reason.
   */
  read(input: ImportInput): Imported
}
