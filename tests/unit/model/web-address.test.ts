import { expect, test } from 'vitest'
import { ContactAddress, WebAddress } from '../../../src/model/values.ts'
import { webAddressProblem } from '../../../src/model/web-address.ts'

test.each([
  'https://example.org',
  'http://example.org:8080/a?b=c#d',
  'https://example.org/@name',
  'https://example.org/?mail=a@example.org',
  'https://bücher.example/größe',
  'https://[2001:db8::1]/',
  'https://192.0.2.1/',
  'HTTPS://EXAMPLE.ORG/',
  'https://example.org/a_(b)',
  'https://{cluster}.example.org/',
])('%s says where it leads', (address) => {
  expect(webAddressProblem(address)).toBeUndefined()
})

test.each([
  ['https:evil.example', /two slashes/],
  ['https:/evil.example', /two slashes/],
  ['https:///evil.example', /two slashes/],
  ['https:\\\\evil.example', /two slashes/],
  ['https://[', /no browser/],
  ['https://a b.example/', /no browser/],
  ['https://host:port/', /no browser/],
  ['https://evil.example\\@example.org/', /no browser/],
  ['https://example.org@evil.example/', /leads to “evil\.example”/],
  ['https://example.org:443@evil.example/', /leads to “evil\.example”/],
  ['https://:secret@evil.example/', /leads to “evil\.example”/],
  ['https://example。org@evil.example/', /leads to “evil\.example”/],
  ['https://example.org/\u202egnp.exe', /nobody sees/],
  ['https://exam\u00adple.org/', /nobody sees/],
])('%s does not', (address, problem) => {
  expect(webAddressProblem(address)).toMatch(problem)
})

test('fields for addresses take none that does not', () => {
  expect(WebAddress.safeParse('https://example.org@evil.example/').success).toBe(false)
  expect(ContactAddress.safeParse('https://example.org@evil.example/').success).toBe(false)
  expect(ContactAddress.safeParse('https://[').success).toBe(false)
  expect(ContactAddress.safeParse('javascript:x').success).toBe(false)
  expect(ContactAddress.safeParse('mailto:ops@example.org').success).toBe(true)
})
