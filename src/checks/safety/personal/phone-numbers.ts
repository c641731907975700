import { type Detector, findAll, type Leak } from '../leak.ts'

/** E.164: a plus, a country code, at most 15 digits; grouped as people write it. */
const INTERNATIONAL =
  /(?<![\w+.:=-])(?:\+|00(?=(?:49|43|41|44|1)[ /-]))[1-9]\d{0,2}(?:[ \u00a0./-]{0,2}(?:\(\d{1,5}\)|\d)){6,14}(?![\w:%]|[.,]\d)/dg
/** National numbers with a word that says what they are: `Tel. 030 …`, “call 0221/…”. */
const NATIONAL = String.raw`(?:\(0\d{1,5}\)|0\d{1,5}|\(\d{3}\)|\d{3})(?:[ \u00a0./-]{0,3}\d){5,11}`
const END = String.raw`(?![\w:%]|[.,]\d)`
/** The word, and what may stand between. It is looked for from the number back: fewer things look like a number. */
const WORD = String.raw`(?<![\p{L}])(?:tel(?:efon|ephone)?(?:nummer)?|fon|phone|mobile?|mobil(?:telefon)?|handy(?:nummer)?|cell(?:phone)?|fax|ruf(?:nummer|bereitschaft)?|durchwahl|hotline|whatsapp|signal|sms|pager|call(?:ed|ing)?|dial(?:led)?|ring|anrufen|erreichbar|angerufen)(?![\p{L}])[^\n\d+]{0,30}`
const NAMED = new RegExp(`(?=${NATIONAL}${END})(?<=${WORD})(?<value>${NATIONAL})${END}`, 'dgiu')
/** `tel:` addresses, `(030) 1234 567`, `0171/1234567`, `(212) 555-…`: forms that nothing else has. */
const SHAPED = [
  /(?<![\w])tel:(?<value>\+?[\d().-]{6,20})(?!\w)/dg,
  /(?<![\w(.])\(0[1-9]\d{1,4}\)[ \u00a0]?\d{2,8}(?:[ \u00a0-]\d{2,6}){0,3}(?![\w:%]|[.,]\d)/dg,
  /(?<![\w/.-])01[567]\d{1,2}(?:[ \u00a0]?\/[ \u00a0]?|[ \u00a0-])\d{3,4}[ \u00a0-]?\d{3,5}(?![\w:%-]|[.,]\d)/dg,
  /(?<![\w/.-])0[2-9]\d{1,4} ?\/ ?\d{4,8}(?:-\d{1,4})?(?![\w:%/]|[.,]\d)/dg,
  /(?<![\w(.])\([2-9]\d\d\) ?\d{3}-\d{4}(?![\w-])/dg,
]

/**
 * Numbers that are kept free for stories: those of the Bundesnetzagentur for films and books, of Ofcom for drama,
 * and the 555-01xx of the North American plan.
 */
const FICTIONAL =
  /^(?:(?:49|0)0?(?:3023125\d{3}|6990009\d{3}|4066969\d{3}|2214710\d{3}|8999998\d{3}|171392000?\d{2}|17604069\d{4}|176040690\d{2})|(?:44|0)0?(?:1632960\d{3}|7700900\d{3}|2079460\d{3}|1184960\d{3}|1214960\d{3}|1614960\d{3}|1914980\d{3})|1?\d{3}55501\d{2})$/

/** Phone numbers. */
export const phoneNumbers: Detector = function* (text): Generator<Leak> {
  for (const pattern of [INTERNATIONAL, NAMED, ...SHAPED]) {
    for (const { value, start, end } of findAll(text, pattern)) {
      const digits = value.replace(/\D/g, '').replace(/^00/, '')
      if (digits.length < 7 || digits.length > 15 || FICTIONAL.test(digits) || /^(\d)\1*$/.test(digits.slice(-6)))
        continue
      yield { start, end, kind: 'a phone number' }
    }
  }
}
