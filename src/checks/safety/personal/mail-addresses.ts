import type { Leak } from '../leak.ts'

const LOCAL = /[\w.%+'-]{1,64}$/
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?![\w-])/i
/** “jane (at) example (dot) com” */
const SPELLED =
  /(?<![\w.])[\w.%+-]{1,64} ?[[({] ?(?:at|ät) ?[\])}] ?[\w-]{1,63}(?:(?:\.| ?[[({] ?(?:dot|punkt) ?[\])}] ?)[\w-]{1,63}){1,4}/gi

/** RFC 2606 and RFC 6761: names that belong to nobody. */
const RESERVED = /(?:^|\.)(?:example\.(?:org|com|net|edu)|example|invalid|test|localhost)$/i
/** A name with such an ending is a file, a unit of systemd, a host within a cluster; no top-level domain. */
const NO_DOMAIN =
  /\.(?:service|socket|timer|mount|automount|target|path|slice|scope|device|swap|png|jpe?g|gif|svg|webp|avif|css|js|mjs|ts|json|html?|ya?ml|md|txt|log|tgz|gz|zip|tar|local|internal|lan|intern|localdomain|svc)$/i
/**
 * Mailboxes of roles (RFC 2142 and what became usual), and accounts of systems, which are followed by a host:
 * `root@db-1.example.net`. None of them is a person.
 */
const NOBODY =
  /^(?:abuse|noc|security|postmaster|hostmaster|webmaster|info|marketing|sales|support|ftp|usenet|news|uucp|www|list|no-?reply|do-?not-?reply|notifications?|alerts?|press|presse|contact|kontakt|office|hello|help|helpdesk|service|status|admin|administrator|ops|operations|sre|dpo|datenschutz|privacy|legal|compliance|impressum|cert|csirt|psirt|vulnerability|bounce|mailer-daemon|root|git|hg|svn|ubuntu|debian|centos|fedora|rocky|almalinux|core|ec2-user|opc|cloud-user|cloud|linux|azureuser|vagrant|postgres|mysql|oracle|galera|etcd|ceph|rabbit|rabbitmq|nginx|haproxy|kube|kubernetes|prometheus|grafana|user|username|name|system|backup|deploy|nobody|www-data|stack|heat-admin|tripleo-admin|kolla|openstack)(?:[-_+]\w+)?$/i

/** Mail addresses of people. @param isAllowed whether addresses of a domain, or one address, may be public. */
export function* mailAddresses(text: string, isAllowed: (address: string) => boolean): Generator<Leak> {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const local = LOCAL.exec(text.slice(Math.max(0, at - 64), at))?.[0].replace(/^[.'-]+/, '') ?? ''
    const domain = DOMAIN.exec(text.slice(at + 1, at + 255))?.[0]
    if (local === '' || !domain || NOBODY.test(local) || NO_DOMAIN.test(domain) || RESERVED.test(domain)) continue
    // The password of an address with credentials: what looks for secrets says so.
    const before = text.slice(Math.max(0, at - local.length - 200), at - local.length)
    if (/:\/\/[^\s/@]*$/.test(before) || /[/@]$/.test(before)) continue
    const start = at - local.length
    const end = at + 1 + domain.length
    if (!isAllowed(text.slice(start, end).toLowerCase())) yield { start, end, kind: 'a mail address' }
  }
  for (const match of text.matchAll(SPELLED)) {
    const address = match[0]
      .replace(/ ?[[({] ?(?:at|ät) ?[\])}] ?/i, '@')
      .replace(/ ?[[({] ?(?:dot|punkt) ?[\])}] ?/gi, '.')
      .toLowerCase()
    const [local = '', domain = ''] = address.split('@')
    if (NOBODY.test(local) || RESERVED.test(domain) || isAllowed(address)) continue
    yield { start: match.index, end: match.index + match[0].length, kind: 'a mail address' }
  }
}
