import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asksForOwnName, readRunbookAddress, withName } from '../../../src/alerts/runbook-address.ts'

const SITE = 'https://ops.example.org'
const read = (text: string, base = '/hb/') => readRunbookAddress(text, SITE, base)

test('where the handbook is has one slash between host and path', () => {
  const found = readRunbookAddress('/runbooks/a/', `${SITE}/`, '/hb/')
  expect(found.kind === 'wrong' && found.hint).toContain(`The handbook is at ${SITE}/hb/`)
})

test('every way to write the address of a page leads to that page', () => {
  const segment = fc.stringMatching(/^[a-z0-9]+(?:-[a-z0-9]+){0,2}$/)
  const base = fc.constantFrom('/', '/hb/', '/a/b/')
  const ending = fc.constantFrom('', '/', '/index.html')
  const start = fc.constantFrom(
    'https://ops.example.org',
    'http://ops.example.org',
    'HTTPS://OPS.Example.ORG',
    'https://ops.example.org:443',
    'http://ops.example.org:80',
    'https://ops.example.org.',
  )
  const encoded = (text: string) => text.replace(/[ae]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  fc.assert(
    fc.property(
      fc.array(segment, { minLength: 1, maxLength: 3 }),
      base,
      ending,
      start,
      fc.boolean(),
      fc.constantFrom('', '?utm=alert', '#diagnosis', '#diagnosis:~:text=x'),
      (segments, base, ending, start, encode, rest) => {
        const path = segments.join('/')
        const text = start + base + (encode ? encoded(path) : path) + ending + rest
        expect(readRunbookAddress(text, SITE, base)).toEqual({
          kind: 'own',
          address: `/${path}/`,
          fragment: rest.startsWith('#') ? 'diagnosis' : '',
        })
      },
    ),
  )
})

test('no text makes it throw, and what has another host is never ours', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (text) => {
      const led = read(text)
      if (led.kind === 'own') expect(new URL(text).hostname.replace(/\.$/, '')).toBe('ops.example.org')
    }),
  )
})

test.each([
  ['https://ops.example.org/hb', { kind: 'own', address: '/', fragment: '' }],
  ['https://ops.example.org/hbx/runbooks/a/', { kind: 'elsewhere' }],
  ['https://ops.example.org/wiki/a/', { kind: 'elsewhere' }],
  ['https://ops.example.org:8443/hb/a/', { kind: 'elsewhere' }],
  ['https://ops.example.org.evil.example/hb/a/', { kind: 'elsewhere' }],
  ['https://ops.example.org@evil.example/hb/a/', { kind: 'elsewhere' }],
  ['https://ops.example.org/hb/%zz/', { kind: 'elsewhere' }],
  ['https://ops.example.org/hb/{{ $labels.job }}/', { kind: 'template', template: '{{ $labels.job }}' }],
  ['{{ .Values.runbookUrl }}/etcd/', { kind: 'template', template: '{{ .Values.runbookUrl }}' }],
  ['https://\u0024{HOST}/etcd/', { kind: 'template', template: '\u0024{HOST}' }],
  ['https://ops.example.org/{{ broken', { kind: 'template', template: '{{ broken' }],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

test.each([
  '',
  '/runbooks/a/',
  'runbooks/a',
  '//ops.example.org/hb/a/',
  'javascript:alert(1)',
  'https://',
  'mailto:a@b.c',
])('“%s” is no address that a notification could carry', (text) => {
  expect(read(text).kind).toBe('wrong')
})

test.each([
  'https://o/by-alert/{{ $labels.alertname }}/',
  'https://o/by-alert/{{$labels.alertname}}/',
  'https://o/by-alert/{{- $labels.alertname -}}/',
  'https://o/by-alert/{{ .Labels.alertname }}/',
  'https://o/by-alert/{{ .CommonLabels.alertname | urlquery }}/',
  'https://o/by-alert/{{ alertname }}/',
  ' https://o/by-alert/{{`{{ $labels.alertname }}`}}/ ',
  'https://o/by-alert/{{ "{{ $labels.alertname }}" }}/',
])('%s stands for the alert’s own name', (text) => {
  expect(asksForOwnName(text)).toBe(true)
  expect(withName(text, 'Disk Full')).toBe('https://o/by-alert/Disk%20Full/')
})

test.each(['https://o/alertname/', 'https://o/{{ $labels.alert }}/', 'https://o/{{ $labels.alertname_x }}/'])(
  '%s does not',
  (text) => {
    expect(asksForOwnName(text)).toBe(false)
    expect(withName(text, 'A')).toBe(text)
  },
)
