import { describe, expect, test } from 'vitest'
import { comesClose, holds, isLiteral, partsOf, wordsOf } from '../../../src/client/search/query.ts'

test.each([
  ['etcdserver: request timed out', 'etcdserver request timed out'],
  ['--force-new-cluster', 'forcenewcluster'],
  ['/var/lib/etcd', 'varlibetcd'],
  ['wal_level=logical', 'wal_levellogical'],
  ['$ETCDCTL_KEY <host>', 'ETCDCTL_KEY host'],
  ['  two   words ', 'two words'],
  ['Störungen', 'Störungen'],
  ['- + =', ''],
])('of %s the index has the words %s', (query, words) => {
  expect(wordsOf(query)).toBe(words)
})

test.each([
  ['KubeNodeNotReady', 'Kube Node Not Ready'],
  ['etcdGRPCRequestsSlow', 'etcd GRPC Requests Slow'],
  ['--data-dir=/var/lib/etcd', 'data dir var lib etcd'],
  ['E11000', '11000'],
  ['wal_level', 'wal level'],
])('of %s the index has the parts %s', (query, parts) => {
  expect(partsOf(query)).toBe(parts)
})

describe('what somebody pasted', () => {
  test.each(['HTTP 503', '--force-new-cluster', 'KubeNodeNotReady', '0x80070005', '/var/lib/etcd', 'wal_level', 'a=b'])(
    'is told: %s',
    (query) => expect(isLiteral(query)).toBe(true),
  )
  test.each(['disk full', 'Ausfall', 'API', 'Wer wird gerufen?', 'a near-miss', 'What “happened”, and why?'])(
    'is told from what somebody wrote: %s',
    (query) => expect(isLiteral(query)).toBe(false),
  )
})

test.each([
  ['error: “ETCDSERVER:  request timed out”', '"etcdserver: request timed out"', true],
  ['it’s force‑new', "it's force-new", true],
  ['request later timed out', 'request timed out', false],
])('%s holds %s: %s', (text, query, expected) => {
  expect(holds(text, query)).toBe(expected)
})

test.each([
  ['replicas', ['replicating,'], true],
  ['etcd', ['/etc/kubernetes/pki/etcd/ca.crt'], true],
  ['NodeNotReady', ['KubeNodeNotReady'], false],
  ['Ausfälle', ['Ausfall.'], true],
  ['xyzzy', ['x'], false],
  ['disk xyzzy', ['disk', 'x'], false],
])('for %s, finding %j comes close: %s', (query, found, expected) => {
  expect(comesClose(query, found)).toBe(expected)
})
