/** Whether an address on the web says where it leads, to people and to browsers alike. */

/** Characters that nobody sees, and those that turn the order of the ones around them. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

/**
 * Why readers must not be sent to this address, which begins with `http:` or `https:`; undefined when they may.
 *
 * Browsers forgive much: `https:host`, `https:\\host` and `https:/host` lead somewhere or elsewhere, depending on the
 * page they stand on, and `https://bank.example@host` leads to `host`.
 */
export function webAddressProblem(address: string): string | undefined {
  if (!/^https?:\/\/[^/\\]/i.test(address)) return 'the address does not name its host behind two slashes'
  const url = URL.parse(address)
  // A backslash is a slash to browsers, and a character of a name to other readers.
  if (!url || address.includes('\\')) return 'no browser can read this address'
  if (url.username !== '' || url.password !== '') {
    return `the address leads to “${url.host}”, and names a user in front of it`
  }
  return UNSEEN.test(address) ? 'the address holds a character that nobody sees' : undefined
}
