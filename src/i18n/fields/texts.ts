/**
 * What a reference of fields says in a language beside English, in the shape of the model. English is in the model itself; a
 * field, or a word that it allows, of which another language says nothing does not compile.
 */
import type { z } from 'zod'
import type { dataSchemas, FrontMatter } from '../../model/index.ts'
import type { Language } from '../../model/values.ts'

/** Title, description, and what is said of the fields within, or of the words that are allowed. */
export type FieldText<Value> = [Value] extends [string]
  ? string extends Value
    ? Plain
    : readonly [...Plain, Record<Value & string, string>]
  : [Value] extends [number | boolean]
    ? Plain
    : Value extends readonly (infer Item)[]
      ? FieldText<Item>
      : string extends keyof Value
        ? FieldText<Value[string & keyof Value]>
        : [keyof Value] extends [Language]
          ? FieldText<NonNullable<Value[keyof Value]>>
          : readonly [...Plain, FieldTexts<Value>]

type Plain = readonly [title: string, description: string]

export type FieldTexts<Fields> = { [Name in keyof Fields]-?: FieldText<NonNullable<Fields[Name]>> }

/** A text whose shape is looked at while the page is made. */
export type AnyText = readonly [
  title: string,
  description: string,
  within?: { readonly [name: string]: AnyText | string },
]

type Manifesto = FrontMatter<'manifesto'>
type Data<File extends keyof typeof dataSchemas> = z.infer<(typeof dataSchemas)[File]>

/** The fields of every kind of file, by the kind's name, each with what the kind is called and what it is for. */
export interface FileKindTexts {
  manifesto: KindText<{
    manifesto: FieldTexts<Extract<Manifesto, { type: 'manifesto' }>>
    principle: FieldTexts<Extract<Manifesto, { type: 'principle' }>>
    page: FieldTexts<Extract<Manifesto, { type: 'page' }>>
  }>
  process: KindText<FieldTexts<FrontMatter<'process'>>>
  runbook: KindText<FieldTexts<FrontMatter<'runbook'>>>
  postmortem: KindText<FieldTexts<FrontMatter<'postmortem'>>>
  handbook: KindText<FieldTexts<Data<'handbook.yaml'>>>
  services: KindText<FieldTexts<Data<'services.yaml'>>>
  teams: KindText<FieldTexts<Data<'teams.yaml'>>>
  glossary: KindText<FieldTexts<Data<'glossary.yaml'>>>
  controls: KindText<FieldTexts<Data<'controls.yaml'>>>
  signatories: KindText<FieldTexts<Data<'signatories.yaml'>>>
  coverage: KindText<FieldTexts<Data<'coverage.yaml'>>>
}

interface KindText<Fields> {
  title: string
  description: string
  fields: Fields
}
