/** Exact things that people paste into a search at night, on two handbooks, against the index as it is built. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { BuiltSite } from '../site/built-site.ts'
import { build } from '../site/opsbook-command.ts'
import { copySmallHandbook } from '../site/small-handbook.ts'
import { workspace } from '../site/workspace.ts'
import { eventually, type Reader, readersOfTheSite } from './reader.ts'

const newReader = readersOfTheSite()

/** Where the results lead to, and what the search says of them. */
async function ask(reader: Reader, query: string): Promise<{ found: string[]; said: string }> {
  await reader.open(`/search/?q=${encodeURIComponent(query)}`)
  const status = reader.page.locator('.search-status')
  await eventually(() => status.textContent()).toContain(query)
  const links = reader.page.locator('.search-results h2 a')
  const found = await links.evaluateAll((all) =>
    all.map(
      (link) =>
        /\/((?:postmortems|runbooks|processes|manifesto|services)\/.*)$/.exec(
          (link as HTMLAnchorElement).pathname,
        )![1]!,
    ),
  )
  return { found, said: (await status.textContent())! }
}

describe('in the handbook of this repository', () => {
  test.each([
    ['etcdserver: request timed out', 'runbooks/etcd-quorum-loss/'],
    ['Error from server: etcdserver: request timed out', 'runbooks/etcd-quorum-loss/', 'near'],
    ['HTTP 503', 'runbooks/api-latency/'],
    ['--force-new-cluster', 'runbooks/etcd-quorum-loss/'],
    ['force-new-cluster', 'runbooks/etcd-quorum-loss/'],
    ['KubeNodeNotReady', 'runbooks/node-not-ready/'],
    ['kubenodenotready', 'runbooks/node-not-ready/'],
    ['NodeNotReady', 'runbooks/node-not-ready/'],
    ['MySQLGaleraOutOfSync', 'runbooks/galera-split/'],
    ['CephOSDTimeoutsPublicNetwork', 'runbooks/ceph-slow-ops/'],
    ['ERROR 1047', 'runbooks/galera-split/'],
    ['ERROR 1047 (08S01): WSREP has not yet prepared node for application use', 'runbooks/galera-split/'],
    ['/var/lib/etcd', 'runbooks/etcd-quorum-loss/'],
    ['No space left on device', 'runbooks/disk-full/'],
    ['context deadline exceeded', 'runbooks/etcd-quorum-loss/'],
    ['max_wal_senders', 'postmortems/gitlab-2017-01-31/'],
    ['wsrep_cluster_status', 'runbooks/galera-split/'],
    ['HEALTH_WARN', 'runbooks/ceph-'],
  ])('%s leads to %s', async (query, first, near = '') => {
    const { found, said } = await ask(await newReader(), query)
    expect(found[0]).toMatch(new RegExp(`^${first}`))
    expect(/^Nothing holds/.test(said)).toBe(near !== '')
  })

  test.each(['E11001', '0x80070006', 'ERROR 1048'])(
    '%s, which stands nowhere, is not said to be found',
    async (query) => {
      const { said } = await ask(await newReader(), query)
      expect(said).toMatch(/^Nothing /)
    },
  )
})

const ERRORS = `---
title: Meldungen der Fachverfahren
summary: Was die Fachverfahren melden, und was es bedeutet.
status: active
owner: fachverfahren
services: [terminvergabe]
alerts: [FachverfahrenMeldetFehler]
risk: read-only
access: [Anmeldung am Rechner termin-1]
estimate: 5 Minuten
reviewed: 2025-12-01
reviewEvery: 6m
escalation: [leitstelle]
---

## Bedeutung

Jede Meldung steht so im Protokoll der Anwendung.

## Auswirkung

Niemand kann Termine buchen.

## Diagnose

- \`E11000 duplicate key error collection: termine.buchungen\`: Der Termin ist schon vergeben.
- \`0x80070005\`: Der Dienst darf die Datei nicht lesen.
- \`HTTP/1.1 500 Internal Server Error\`: Die Anwendung ist abgestürzt.
- \`--data-dir=/srv/termine/daten\`: Der Ort der Daten ist falsch angegeben.

## Behebung

Den Ausfall der Anwendung der Leitstelle melden.

## Überprüfung

Die Meldung kommt nicht wieder.

## Eskalation

Die [Leitstelle](mailto:leitstelle@example.org) anrufen.
`

describe('in another, German handbook below a base path', () => {
  const folder = workspace()
  let site: BuiltSite
  beforeAll(async () => {
    const content = copySmallHandbook(join(folder, 'content'))
    writeFileSync(join(content, 'runbooks/meldungen.md'), ERRORS)
    const out = join(folder, 'dist')
    await build(['--content', content, '--out', out, '--base', '/hb/'])
    site = new BuiltSite(out, '/hb/')
  })
  const newGermanReader = readersOfTheSite(() => site)

  test.each([
    ['E11000', 'runbooks/meldungen/'],
    ['E11000 duplicate key error', 'runbooks/meldungen/'],
    ['0x80070005', 'runbooks/meldungen/'],
    ['500 Internal Server Error', 'runbooks/meldungen/'],
    ['/srv/termine/daten', 'runbooks/meldungen/'],
    ['--data-dir=/srv/termine/daten', 'runbooks/meldungen/'],
    ['FachverfahrenMeldetFehler', 'runbooks/meldungen/'],
    ['MeldetFehler', 'runbooks/meldungen/'],
    ['Ausfälle', 'runbooks/meldungen/'],
    ['ausfall', 'runbooks/meldungen/'],
    ['Stoerung', undefined],
  ])('%s leads to %s', async (query, first) => {
    const { found, said } = await ask(await newGermanReader(), query)
    expect(found[0]).toBe(first)
    if (first) expect(said).not.toMatch(/^(?:Genau|Zu )/)
  })
})
