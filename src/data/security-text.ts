/**
 * `.well-known/security.txt`: where weaknesses are reported, as RFC 9116 has it. Read at the root of a host only: below a
 * base path it is there for whoever puts that root together, as `robots.txt` is.
 */
import type { DataFile, DataSite } from './data-file.ts'

const PATH = '.well-known/security.txt'

export function* securityText({ facts, site }: DataSite): Generator<DataFile> {
  const { security } = facts.catalogues.settings
  if (!security) return
  const { contact, expires, encryption, acknowledgments, policy, preferredLanguages } = security
  const fields: [string, string][] = [
    ...contact.map((each): [string, string] => ['Contact', each]),
    // The day itself still counts.
    ['Expires', `${expires}T23:59:59Z`],
    ...encryption.map((each): [string, string] => ['Encryption', each]),
    ...acknowledgments.map((each): [string, string] => ['Acknowledgments', each]),
    ...policy.map((each): [string, string] => ['Policy', each]),
    ...(preferredLanguages.length > 0
      ? [['Preferred-Languages', preferredLanguages.join(', ')] satisfies [string, string]]
      : []),
    ...(site?.startsWith('https:') ? [['Canonical', new URL(`/${PATH}`, site).href] satisfies [string, string]] : []),
  ]
  yield { path: PATH, content: fields.map(([name, value]) => `${name}: ${value}\n`).join('') }
}
