import fc from 'fast-check'
import { expect, it } from 'vitest'
import { leaksIn } from '../../../../src/checks/safety/leaks.ts'
import { bankAccounts } from '../../../../src/checks/safety/personal/bank-accounts.ts'
import { phoneNumbers } from '../../../../src/checks/safety/personal/phone-numbers.ts'

const settings = { publishing: { mailDomains: [], handles: [], hostSuffixes: [], trackers: [] }, contact: undefined }

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const between = fc.constantFrom('', ' ', '-', '/', ' / ', '.', '\u00a0', ')', ' (')
/** Words that announce a number, as patterns read them that do not tell cases apart, and what a number begins with. */
const opening = fc.constantFrom(
  ...['Tel. ', 'telefon: ', 'FAX ', 'call ', 'Rufnummer ', 'ſignal ', 'ſmſ ', 'tel:', '+', '00', '(0', '(', '01', '0'],
)
const piece = fc.oneof(
  fc.tuple(opening, digits(2), between, digits(3), between, digits(4)).map((parts) => parts.join('')),
  fc.constantFrom('(030) 1234567', '(212) 345-6789', '0171 1234567', '0160/ 1234567', '0221 / 123456', '089/ 1234567'),
  fc.constantFrom('DE89370400440532013000', 'GB82 WEST 1234 5698 7654 32', 'a-GB29NWBK60161331926819'),
  fc.constantFrom('\n', ' ', ', ', 'x', 'at 13:44', '2026-11-20', '“', 'https://example.org/2026/'),
)

it('passes over no line that holds a phone number or a bank account', async () => {
  const texts = fc.array(
    fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('')),
    { minLength: 20, maxLength: 40 },
  )
  await fc.assert(
    fc.asyncProperty(texts, async (texts) => {
      const leaks = await leaksIn(texts, settings, () => [])
      for (const [index, text] of texts.entries()) {
        const looked = leaks[index]!['personal-data']
        const missed = [...phoneNumbers(text), ...bankAccounts(text)].filter(
          ({ start, end }) => !looked.some((leak) => leak.start <= start && end <= leak.end),
        )
        expect(missed, text).toEqual([])
      }
    }),
    { numRuns: 60 },
  )
})
