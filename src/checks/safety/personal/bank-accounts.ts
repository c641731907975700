import { type Detector, findAll, type Leak } from '../leak.ts'

const IBAN = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/dg

/** Lengths by country, of SWIFT’s IBAN registry. */
const LENGTHS = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18
  FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21
  MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 TN24
  TR26 UA29 VA22 VG24 XK20`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

/** International bank account numbers whose check digits are right. */
export const bankAccounts: Detector = function* (text): Generator<Leak> {
  for (const { value, start, end } of findAll(text, IBAN)) {
    const wanted = LENGTHS.get(value.slice(0, 2)) ?? Number.NaN
    // A word in capitals may follow and look like one more group.
    for (let length = value.length; length >= wanted; length--) {
      const iban = value.slice(0, length).replace(/\s/g, '')
      if (iban.length !== wanted || !isIban(iban)) continue
      yield { start, end: end - (value.length - length), kind: 'a bank account number' }
      break
    }
  }
}

/** ISO 13616: with its first four characters at the end, and letters as 10 to 35, the number leaves 1 when divided by 97. */
export function isIban(iban: string): boolean {
  let rest = 0
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const digit = Number.parseInt(character, 36)
    rest = (rest * (digit > 9 ? 100 : 10) + digit) % 97
  }
  return rest === 1
}
