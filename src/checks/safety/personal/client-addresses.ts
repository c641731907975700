import { isIP } from 'node:net'
import { isDocumentation } from '../internals/address-ranges.ts'
import { type Detector, findAll, type Leak } from '../leak.ts'

/**
 * Where logs write who asked. An address by itself is not judged, because those of services are public and reports name
 * them; that of a customer is personal data (Court of Justice of the European Union, C-582/14).
 */
const CLIENT = [
  // Access logs: 198.51.100.7 - - [20/Nov/2026:13:44:10 +0000] "GET …
  /\[\d{2}\/[a-z]{3}\/\d{4}:(?<=(?<![\w.:])(?<value>[\da-f.:]{7,39}) \S{1,60} \S{1,60} .{13})/dgi,
  // Names of fields, of headers and of log formats.
  /(?<![\p{L}])(?:client(?:[-_ ]?(?:ip|addr(?:ess)?))?|remote[-_ ]?(?:ip|addr(?:ess)?|host)|rhost|x-forwarded-for|x-real-ip|cf-connecting-ip|user[-_ ]?ip|customer[-_ ]?ip)["']?\s{0,2}[:=]\s{0,2}["']?(?<value>[\da-f.:]{7,39})(?![\w.])/dgiu,
  // sshd: Accepted publickey for root from 198.51.100.7 port 51022 ssh2
  /(?:Accepted|Failed|Invalid user|Connection closed|Disconnected)[^\n]{1,120}? from (?<value>[\da-f.:]{7,39}) port \d/dgi,
]

/** Addresses of customers in lines of logs. */
export const clientAddresses: Detector = function* (text): Generator<Leak> {
  for (const pattern of CLIENT) {
    for (const { value, start, end } of findAll(text, pattern)) {
      if (isIP(value) && !isDocumentation(value)) yield { start, end, kind: 'the address of a client in a log' }
    }
  }
}
