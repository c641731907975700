/** Every kind of file that people write: the front matter of documents, and the data files. */
import type { z } from 'zod'
import { type CatalogueFile, dataSchemas, documentSchemas, folders, type Kind, kinds } from './index.ts'

type WithoutEnding<File extends string> = File extends `${infer Name}.yaml` ? Name : never

/** Its name in addresses: `postmortem` for documents, `services` for `services.yaml`. */
export type FileKind = Kind | WithoutEnding<CatalogueFile>

export interface FileKindFacts {
  schema: z.ZodType
  /** Where such a file stands below the content folder. */
  file: string
  title: string
  /** What it is for, in a sentence. */
  description: string
}

const words: Record<FileKind, { title: string; description: string }> = {
  manifesto: {
    title: 'Manifesto',
    description: 'What the organisation holds itself to: one declaration, its principles, and the pages beside them.',
  },
  process: {
    title: 'Process',
    description: 'Who does what, when it starts, within which time, and what is kept as evidence.',
  },
  runbook: {
    title: 'Runbook',
    description: 'What to do when something specific happens, written for somebody who is tired.',
  },
  postmortem: {
    title: 'Postmortem',
    description: 'What happened, what it meant for users, what contributed, what was done and learned.',
  },
  handbook: { title: 'handbook.yaml', description: 'The settings of the site: its name, its address, its languages.' },
  services: { title: 'services.yaml', description: 'What is run. Runbooks and postmortems name services by their id.' },
  teams: { title: 'teams.yaml', description: 'Who answers for pages and actions: teams and roles, never people.' },
  glossary: { title: 'glossary.yaml', description: 'Words that the handbook explains where they are first used.' },
  controls: { title: 'controls.yaml', description: 'Controls of standards to which pages are evidence.' },
  signatories: { title: 'signatories.yaml', description: 'Organisations that signed the manifesto.' },
  coverage: {
    title: 'coverage.yaml',
    description: 'What is known of operations and not published, with the reason, and which alerts there are.',
  },
}

export const fileKinds: Readonly<Record<FileKind, FileKindFacts>> = Object.fromEntries(
  (Object.keys(words) as FileKind[]).map((name): [FileKind, FileKindFacts] => [
    name,
    isDocument(name)
      ? { schema: documentSchemas[name], file: `${folders[name]}/ID.md`, ...words[name] }
      : { schema: dataSchemas[`${name}.yaml`], file: `${name}.yaml`, ...words[name] },
  ]),
) as Record<FileKind, FileKindFacts>

export const fileKindNames = Object.keys(words) as FileKind[]

/** Whether files of this kind are documents, with front matter and a body. */
export function isDocument(name: FileKind): name is Kind {
  return (kinds as readonly FileKind[]).includes(name)
}
