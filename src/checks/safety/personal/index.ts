/** Personal data in texts: what belongs to somebody. */
import { type CodeSpans, handlesIn } from '../../../markdown/handles.ts'
import type { Settings } from '../../../model/settings.ts'
import { distinct, type Leak } from '../leak.ts'
import { type Look, Suspicion } from '../suspect-lines.ts'
import { bankAccounts } from './bank-accounts.ts'
import { clientAddresses } from './client-addresses.ts'
import { mailAddresses } from './mail-addresses.ts'
import { nameFinder } from './names.ts'
import { phoneNumbers } from './phone-numbers.ts'

/**
 * The personal data of each text, in the order of places, as a handbook’s settings judge it.
 * @param codeSpans asked for texts that hold an @; by text, or by its place in the list.
 */
export function personalDataIn(
  texts: readonly string[],
  look: Look,
  { publishing, contact }: Pick<Settings, 'publishing' | 'contact'>,
  codeSpans: (text: string, index: number) => CodeSpans,
): Leak[][] {
  const mine = contact?.url.startsWith('mailto:') ? contact.url.slice(7).toLowerCase() : undefined
  const isAllowedAddress = (address: string) => {
    const domain = address.slice(address.indexOf('@') + 1)
    return address === mine || publishing.mailDomains.some((own) => domain === own || domain.endsWith(`.${own}`))
  }
  const allowedHandles = new Set(publishing.handles.map((handle) => handle.toLowerCase()))
  const mails = look(Suspicion.at)
  const numbers = look(Suspicion.number)
  const clients = look(Suspicion.address)
  const found = [
    mails.originsOf(mailAddresses(mails.text, isAllowedAddress)),
    numbers.originsOf([...phoneNumbers(numbers.text), ...bankAccounts(numbers.text)]),
    clients.originsOf(clientAddresses(clients.text)),
  ]
  const namesIn = publishing.names ? nameFinder(publishing.names) : () => []
  return texts.map((text, index) => {
    const leaks = found.flatMap((list) => list[index]!)
    const handles = handlesIn(
      text,
      () => codeSpans(text, index),
      (name) => allowedHandles.has(name),
    )
    return distinct([
      ...leaks,
      ...[...handles].map((place): Leak => ({ ...place, kind: 'somebody’s handle' })),
      ...namesIn(text),
    ])
  })
}
