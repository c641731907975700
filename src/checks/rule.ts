/** What a rule is. One rule a file; the `index.ts` of each folder lists them, and `rules.md` is written from them. */
import type { Handbook } from '../handbook.ts'
import type { Finding, Severity } from '../model/finding.ts'
import type { Kind } from '../model/index.ts'
import type { JudgedDocument } from './judged-document.ts'

/**
 * A piece of content, for the documentation and for the test of the rule. It is put into a small handbook in which
 * nothing else is wrong: what breaks a rule must be found in the bad one, and nothing at all in the good one.
 */
export interface Example {
  /** The kind of document that the piece belongs to; a sample of it with all that is required is taken. */
  kind: Kind
  /** Front matter of the sample that is replaced or added, as YAML text by field; `undefined` takes a field away. */
  fields?: Record<string, string | undefined>
  /** Its body. */
  body?: string
  /** Other files of the content folder, whole. */
  files?: Record<string, string>
  /** Files of a theme beside it, whole. */
  theme?: Record<string, string>
}

/** A rule in words. Also what the reader and the renderer find is described so. */
export interface RuleText {
  /** Stable; written in findings, in settings and in allowances. */
  id: string
  /** The severity that it has when `handbook.yaml` does not say another. */
  severity: Severity
  /** A rule that keeps readers or the organisation from harm: it cannot be switched off, only allowed at one place. */
  safety?: true
  /** A rule about what is published: in a draft or a review, which is not, it warns. */
  warnsInDrafts?: true
  /** A rule without which no right page can be built: it stays what it is, and nothing that it finds can be allowed. */
  essential?: true
  /** In one line: what it holds. */
  description: string
  /** Why a reader or an operator is better off for it. */
  why: string
  /** What to do about a finding. */
  remedy: string
  bad: Example
  good: Example
}

/** What a rule yields: its id and its severity are added by the run. */
export type RuleFinding = Omit<Finding, 'rule' | 'severity'>

export type Rule = HandbookRule | DocumentRule

/** A rule that has to see more than one document. */
export interface HandbookRule extends RuleText {
  /**
   * Yields the findings of the whole handbook. Pure, and linear in the size of the handbook. Most rules are plain
   * generators; one that asks a library that answers later is an async one.
   */
  check(handbook: Handbook): Iterable<RuleFinding> | AsyncIterable<RuleFinding>
  /** Does what `check` does with each text by itself, and keeps it. The handbook may be a part of one. */
  prepare?(handbook: Handbook): unknown
}

/**
 * A rule that judges each document by itself. What it finds is kept until the document changes, or something that it
 * links to: it must not depend on anything that `JudgedDocument` does not hold.
 */
export interface DocumentRule extends RuleText {
  judge(document: JudgedDocument): Iterable<Omit<RuleFinding, 'file'>>
}
