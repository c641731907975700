/** Where addresses that alerts carry lead in this handbook. */
import type { Handbook } from '../handbook.ts'
import { didYouMean } from '../model/explain.ts'
import { ALERTS, addressOf, alertAddress, foldName, withBase } from '../record/address.ts'
import { readRunbookAddress } from './runbook-address.ts'

/** Where an address leads. */
export type Led =
  | { kind: 'page'; address: string }
  | { kind: 'elsewhere' }
  /** Nobody has said where the handbook is published. */
  | { kind: 'unknown' }
  | { kind: 'problem'; rule: 'runbook-url' | 'runbook-url-template'; message: string; hint: string }

/** The pages of a handbook, for addresses that alerts carry. */
export class HandbookAddresses {
  readonly #site: string | undefined
  readonly #base: string
  readonly #pages: ReadonlySet<string>
  readonly #alerts: ReadonlySet<string>
  /** Anchors of documents, by their addresses. */
  readonly #anchors = new Map<string, readonly string[]>()
  readonly #aliases = new Map<string, string>()

  /** @param alerts in lower case */
  constructor({ site, source, bodies }: Handbook, pages: ReadonlySet<string>, alerts: readonly string[]) {
    this.#site = site.site
    this.#base = site.base
    this.#pages = pages
    this.#alerts = new Set(alerts)
    const [first] = source.catalogues.settings.languages
    for (const document of source.documents.filter(({ isPublic }) => isPublic)) {
      const address = addressOf(document, first!)
      this.#anchors.set(address, bodies.get(document.file)?.anchors ?? [])
      for (const alias of document.data?.aliases ?? []) this.#aliases.set(alias, address)
    }
  }

  /** The address that leads from an alert to its runbook, where one names it. */
  ofAlert(name: string): string | undefined {
    return this.#alerts.has(foldName(name)) ? this.#whole(alertAddress(name)) : undefined
  }

  #whole(address: string): string {
    const below = withBase(address, this.#base)
    return this.#site === undefined ? below : new URL(below, this.#site).href
  }

  /** Where the address leads that an alert carries. */
  follow(text: string): Led {
    if (this.#site === undefined) return { kind: 'unknown' }
    const read = readRunbookAddress(text, this.#site, this.#base)
    switch (read.kind) {
      case 'elsewhere':
        return read
      case 'template':
        return {
          kind: 'problem',
          rule: 'runbook-url-template',
          message: `where the address leads is not known before “${read.template}” is filled in`,
          hint: 'Write the address out in each rule, or judge the rules as they are loaded.',
        }
      case 'wrong':
        return { ...read, kind: 'problem', rule: 'runbook-url' }
      case 'own':
        return this.#find(read.address, read.fragment)
    }
  }

  #find(address: string, fragment: string): Led {
    const problem = (message: string, hint: string): Led => ({ kind: 'problem', rule: 'runbook-url', message, hint })
    if (address.startsWith(ALERTS) && address !== ALERTS) {
      const name = address.slice(ALERTS.length, -1)
      // In any case: what is no page of its own, the page for what is missing finds.
      if (this.#alerts.has(foldName(name))) return { kind: 'page', address: foldName(address) }
      return problem(`no runbook names the alert “${name}”`, `Name it in “alerts” of its runbook: alerts: [${name}]`)
    }
    if (!this.#pages.has(address)) {
      return problem(
        `the handbook has no page at ${address}`,
        didYouMean(address, [...this.#pages]) ?? 'Write the address of a page that it has, or had.',
      )
    }
    if (fragment !== '') {
      const successor = this.#aliases.get(address)
      if (successor !== undefined && !this.#anchors.has(address)) {
        return problem(
          `${address} is a former address, and “#${fragment}” is lost on the way to where the page is now`,
          `Write ${this.#whole(successor)}#${fragment}`,
        )
      }
      const anchors = this.#anchors.get(address) ?? []
      if (!anchors.includes(fragment)) {
        return problem(
          `the page ${address} has no part “#${fragment}”`,
          didYouMean(fragment, anchors) ??
            (anchors.length > 0
              ? `Its parts are: ${anchors.slice(0, 12).join(', ')}.`
              : 'Link to the page as a whole.'),
        )
      }
    }
    return { kind: 'page', address: this.#aliases.get(address) ?? address }
  }
}
