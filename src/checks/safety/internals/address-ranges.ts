/** Ranges of addresses that mean something, of the IANA special-purpose registries. */
import { BlockList, isIP } from 'node:net'

/** RFC 5737, RFC 3849, RFC 9637: for documentation. */
const documentation = blocks('192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20')
/** RFC 1918, RFC 6598, RFC 3927, RFC 4193, RFC 4291: in use within networks, and meaningless outside of them. */
const internal = blocks('10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 169.254.0.0/16 fc00::/7 fe80::/10')

/**
 * Addresses that are the same everywhere and so tell nothing: metadata services of clouds, and what Kubernetes
 * (service network of kubeadm, DNS and its local cache), flannel, Calico, Docker and libvirt take by default.
 */
const EVERYWHERE = new Set(
  `169.254.169.254 169.254.169.253 169.254.169.123 169.254.170.2 169.254.20.10 fd00:ec2::254 100.100.100.200
  10.96.0.1 10.96.0.10 10.96.0.0 10.244.0.0 172.17.0.0 172.17.0.1 192.168.122.0 192.168.122.1 fe80:: fe80::1 fd00:: fc00::
  10.0.0.0 172.16.0.0 192.168.0.0 100.64.0.0 169.254.0.0 10.255.255.255 172.31.255.255 192.168.255.255`.split(/\s+/),
)

function blocks(ranges: string): BlockList {
  const list = new BlockList()
  for (const range of ranges.split(' ')) {
    const [address = '', prefix] = range.split('/')
    list.addSubnet(address, Number(prefix), address.includes(':') ? 'ipv6' : 'ipv4')
  }
  return list
}

function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address)
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/** Whether an address is kept free for examples, or is that of the machine itself. */
export function isDocumentation(address: string): boolean {
  return isIn(documentation, address) || /^(?:127\.|0\.0\.0\.0$|::1?$)/.test(address)
}

/** Whether an address is of a private or local network, and not one that every such network has. */
export function isInternal(address: string): boolean {
  return isIn(internal, address) && !EVERYWHERE.has(address.toLowerCase())
}
