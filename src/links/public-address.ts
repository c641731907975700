/** Which addresses belong to the public internet. A link must not make the machine that asks knock at its own doors. */

import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** IANA special-purpose registries: loopback, private, link-local, documentation, benchmarks, multicast, reserved. */
const special = new BlockList()
for (const range of `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 ::/127 64:ff9b::/96
  64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10
  ff00::/8`.split(/\s+/)) {
  const [address = '', bits] = range.split('/')
  special.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4')
}

/** Whether an IP address can be asked. What is written as IPv6 and means IPv4 is judged as what it means. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  return version !== 0 && !special.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/** A name, or an address, that leads into a network that is not public. */
export class NotPublic extends Error {}

/**
 * Looks a name up as `node:http` does, and gives only addresses that may be asked: the connection goes to the very address
 * that was judged, whatever the name means a moment later.
 */
export function lookupOf(mayAsk: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, [])
      const refused = found.find(({ address }) => !mayAsk(address))
      if (refused) return callback(new NotPublic(`${hostname} is ${refused.address}`), [])
      if (options.all) callback(null, found)
      else callback(null, found[0]!.address, found[0]!.family)
    })
  }
}
