/** Where readers say that a page is wrong: a form for a new issue, else a mail to the organisation, with what it is about filled in. */
import type { Messages } from '../i18n/index.ts'
import type { Document, SiteFacts } from '../record/record.ts'
import { forgeLinks, query } from './forge.ts'

/**
 * @param address the page’s own, absolute where the site’s is known
 * @returns nothing where neither a repository nor a mail address is given in the settings
 */
export function reportAddress(
  { data, file, lastChange }: Pick<Document, 'data' | 'file' | 'lastChange'>,
  facts: SiteFacts,
  address: string,
  { page }: Messages,
): string | undefined {
  const title = page.reportTitle(data.title)
  const commit = lastChange?.commit ?? facts.head?.commit
  const about = [`${page.reportPage}: ${address}`, `${page.reportFile}: ${facts.prefix}${file}`]
  const body = [...about, ...(commit ? [`${page.commit}: ${commit}`] : []), '', ''].join('\n')
  const links = forgeLinks(facts)
  const fields = { page: address, file: facts.prefix + file, ...(commit ? { commit } : {}) }
  if (links) return links.report({ title, body, fields })
  const contact = facts.catalogues.settings.contact?.url
  return contact?.startsWith('mailto:') && !contact.includes('?')
    ? `${contact}?${query({ subject: title, body: body.replaceAll('\n', '\r\n') })}`
    : undefined
}
