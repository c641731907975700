import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folders, type Kind, kinds } from '../../../src/model/index.ts'
import type { Language } from '../../../src/model/values.ts'
import { addressOf, keyOf, withBase } from '../../../src/record/address.ts'
import { type LinkableDocument, LinkIndex } from '../../../src/record/links.ts'

const document = (file: string, lang: Language = 'en', isPublic = true): LinkableDocument => {
  const [folder, ...rest] = file.split('/')
  const kind = kinds.find((each) => folders[each] === folder)!
  return { kind, id: rest.at(-1)!.replace(/\.md$/, ''), lang, file, isPublic }
}

const documents = [
  document('manifesto/manifesto.md'),
  document('manifesto/de/manifesto.md', 'de'),
  document('manifesto/shared-knowledge.md'),
  document('processes/incident-response.md'),
  document('runbooks/storage/disk-full.md'),
  document('runbooks/de/disk-full.md', 'de'),
  document('runbooks/etcd-quorum-loss.md'),
  document('runbooks/unfinished.md', 'en', false),
  document('runbooks/half.md'),
  document('runbooks/de/half.md', 'de', false),
  document('postmortems/otc-2017-11-08.md'),
]

const index = (base = '/') =>
  new LinkIndex({
    documents,
    services: ['api', 'object-storage'],
    assets: new Set(['runbooks/storage/graph one.png', 'runbooks/queue.svg', 'processes/ü.png']),
    languages: ['en', 'de'],
    base,
  })

const english = document('runbooks/storage/disk-full.md')
const german = document('runbooks/de/disk-full.md', 'de')

/** Where a link leads, or in which words it does not. */
function lead(target: string, from = english, base = '/'): string {
  const resolution = index(base).resolve(target, from)
  return 'problem' in resolution ? `${resolution.problem} | ${resolution.hint}` : resolution.href
}

describe('a link', () => {
  it.each([
    ['to a runbook by its id', 'runbook:etcd-quorum-loss', '/runbooks/etcd-quorum-loss/'],
    ['to a runbook in a folder', 'runbook:disk-full', '/runbooks/disk-full/'],
    ['to a process', 'process:incident-response', '/processes/incident-response/'],
    ['to a postmortem', 'postmortem:otc-2017-11-08', '/postmortems/otc-2017-11-08/'],
    ['to a principle', 'principle:shared-knowledge', '/manifesto/shared-knowledge/'],
    ['to the manifesto', 'manifesto:', '/manifesto/'],
    ['to the manifesto by its name', 'manifesto:manifesto', '/manifesto/'],
    ['to a page of the manifesto', 'manifesto:shared-knowledge', '/manifesto/shared-knowledge/'],
    ['to a service', 'service:object-storage', '/services/object-storage/'],
    ['to a part of a document', 'runbook:etcd-quorum-loss#verification', '/runbooks/etcd-quorum-loss/#verification'],
    ['to a file in the same folder', 'disk-full.md', '/runbooks/disk-full/'],
    ['to a file in the same folder, with a dot', './disk-full.md#impact', '/runbooks/disk-full/#impact'],
    ['to a file in another folder', '../../postmortems/otc-2017-11-08.md', '/postmortems/otc-2017-11-08/'],
    ['to a file by a detour', '../.././runbooks//storage/../etcd-quorum-loss.md', '/runbooks/etcd-quorum-loss/'],
    ['to a file, percent-encoded', '..%2Fetcd%2Dquorum-loss.md', '/runbooks/etcd-quorum-loss/'],
    ['to an image', 'graph%20one.png', '/assets/runbooks/storage/graph%20one.png'],
    ['to an image, not encoded', 'graph one.png', '/assets/runbooks/storage/graph%20one.png'],
    ['to an image in another folder', '../queue.svg', '/assets/runbooks/queue.svg'],
    ['to an image with an umlaut', '../../processes/ü.png', '/assets/processes/%C3%BC.png'],
    ['to an address of the site', '/runbooks/etcd-quorum-loss/', '/runbooks/etcd-quorum-loss/'],
    ['to an address without its last slash', '/runbooks/etcd-quorum-loss#impact', '/runbooks/etcd-quorum-loss/#impact'],
    ['to an index', '/runbooks/', '/runbooks/'],
    ['to the start', '/', '/'],
    ['to the German start', '/de/', '/de/'],
    ['to a German index', '/de/services/', '/de/services/'],
    ['to a service by its address', '/de/services/api/', '/de/services/api/'],
    ['to the page itself', '#impact', '#impact'],
    ['to the web', 'https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['to the web, in capitals', 'HTTP://EXAMPLE.ORG', 'HTTP://EXAMPLE.ORG'],
    ['to a mailbox', 'mailto:ops@example.org', 'mailto:ops@example.org'],
    ['to a telephone', 'tel:+4930123', 'tel:+4930123'],
  ])('%s', (_, target, expected) => {
    expect(lead(target)).toBe(expected)
  })

  it.each([
    ['to nothing', '', 'the link is empty | Write an address, or remove the link.'],
    [
      'with a slip in the id',
      'runbook:etcd-quorum-los',
      'there is no runbook “etcd-quorum-los” | Did you mean “etcd-quorum-loss”?',
    ],
    [
      'to an id that there is not',
      'process:nothing-like-it',
      'there is no process “nothing-like-it” | Look for its file in processes/.',
    ],
    ['to a runbook without a name', 'runbook:', 'there is no runbook “” | Look for its file in runbooks/.'],
    [
      'to another kind’s id',
      'process:etcd-quorum-loss',
      'there is no process “etcd-quorum-loss” | Look for its file in processes/.',
    ],
    ['to a service with a slip', 'service:apy', 'there is no service “apy” | Did you mean “api”?'],
    [
      'to a service that there is not',
      'service:billing',
      'there is no service “billing” | Services are listed in services.yaml.',
    ],
    [
      'to a part of a service’s page',
      'service:api#incidents',
      'only documents have parts that can be linked, so “#incidents” leads nowhere | Link to the page as a whole.',
    ],
    [
      'to a part of an index',
      '/postmortems/#2017',
      'only documents have parts that can be linked, so “#2017” leads nowhere | Link to the page as a whole.',
    ],
    [
      'of an unknown kind',
      'playbook:x',
      '“playbook:” is not a kind of link | Documents are linked as manifesto:ID, principle:ID, process:ID, runbook:ID, postmortem:ID or service:ID.',
    ],
    [
      'of a kind that every object has',
      'constructor:x',
      '“constructor:” is not a kind of link | Documents are linked as manifesto:ID, principle:ID, process:ID, runbook:ID, postmortem:ID or service:ID.',
    ],
    [
      'that would run code',
      'javascript:alert(1)',
      '“javascript:” is not a kind of link | Documents are linked as manifesto:ID, principle:ID, process:ID, runbook:ID, postmortem:ID or service:ID.',
    ],
    [
      'to a file that there is not',
      '../nothing-like-it.md',
      'there is no file “runbooks/nothing-like-it.md” | The path counts from the folder of the file that the link stands in.',
    ],
    [
      'to a file with a slip',
      '../etcd-quorum-los.md',
      'there is no file “runbooks/etcd-quorum-los.md” | Did you mean “runbooks/etcd-quorum-loss.md”?',
    ],
    [
      'to a file in the wrong case',
      'Disk-Full.md',
      'there is no file “runbooks/storage/Disk-Full.md”, only “runbooks/storage/disk-full.md” | Write upper and lower case exactly as the file has them.',
    ],
    [
      'to an image in the wrong case',
      '../Queue.SVG',
      'there is no file “runbooks/Queue.SVG”, only “runbooks/queue.svg” | Write upper and lower case exactly as the file has them.',
    ],
    [
      'out of the content folder',
      '../../../etc/passwd',
      '“../../../etc/passwd” leads out of the content folder | Copy the file into the content folder, or link to a web address.',
    ],
    [
      'out of the content folder, encoded',
      '..%2f..%2f..%2fetc/passwd',
      '“..%2f..%2f..%2fetc/passwd” leads out of the content folder | Copy the file into the content folder, or link to a web address.',
    ],
    [
      'out of the content folder and back',
      '../../../content/runbooks/etcd-quorum-loss.md',
      '“../../../content/runbooks/etcd-quorum-loss.md” leads out of the content folder | Copy the file into the content folder, or link to a web address.',
    ],
    [
      'with a stray percent sign',
      '100%.md',
      '“100%.md” is not a path | A percent sign in an address is followed by two hexadecimal digits.',
    ],
    [
      'to a draft by its id',
      'runbook:unfinished',
      '“runbooks/unfinished.md” is a draft and is not published | Publish it, or remove the link until then.',
    ],
    [
      'to a draft by its file',
      '../unfinished.md',
      '“runbooks/unfinished.md” is a draft and is not published | Publish it, or remove the link until then.',
    ],
    [
      'to a draft by its address',
      '/runbooks/unfinished/',
      '“runbooks/unfinished.md” is a draft and is not published | Publish it, or remove the link until then.',
    ],
    [
      'to an address that there is not',
      '/runbooks/nowhere/',
      'there is no page at “/runbooks/nowhere/” | Link to a document by its file, ../runbooks/disk-full.md, or by its id, runbook:disk-full.',
    ],
    [
      'to another host without its scheme',
      '//example.org/',
      'there is no page at “//example.org/” | Link to a document by its file, ../runbooks/disk-full.md, or by its id, runbook:disk-full.',
    ],
  ])('%s is refused', (_, target, expected) => {
    expect(lead(target)).toBe(expected)
  })

  it.each([
    ['to the German text where there is one', 'runbook:disk-full', '/de/runbooks/disk-full/'],
    ['to the first language where there is none', 'runbook:etcd-quorum-loss', '/runbooks/etcd-quorum-loss/'],
    ['to the first language while the German text is a draft', 'runbook:half', '/runbooks/half/'],
    ['to the German manifesto', 'manifesto:', '/de/manifesto/'],
    ['to the German page of a service', 'service:api', '/de/services/api/'],
    ['to a file, whatever its language', '../storage/disk-full.md', '/runbooks/disk-full/'],
  ])('on a German page leads %s', (_, target, expected) => {
    expect(lead(target, german)).toBe(expected)
  })

  it('on an English page never leads to a text that is German only by its id', () => {
    expect(lead('runbook:disk-full', english)).toBe('/runbooks/disk-full/')
  })

  it.each([
    ['runbook:etcd-quorum-loss#impact', '/handbook/runbooks/etcd-quorum-loss/#impact'],
    ['service:api', '/handbook/services/api/'],
    ['/', '/handbook/'],
    ['/runbooks/', '/handbook/runbooks/'],
    ['graph one.png', '/handbook/assets/runbooks/storage/graph%20one.png'],
    ['#impact', '#impact'],
    ['https://example.org', 'https://example.org'],
  ])('below a base path: %s', (target, expected) => {
    expect(lead(target, english, '/handbook/')).toBe(expected)
  })

  it('to a document says which, so that its part can be looked for', () => {
    expect(index().resolve('runbook:disk-full#impact', german)).toEqual({
      href: '/de/runbooks/disk-full/#impact',
      document: { key: 'runbook/de/disk-full', fragment: 'impact' },
    })
    expect(index().resolve('#impact', german)).toMatchObject({
      document: { key: 'runbook/de/disk-full', fragment: 'impact' },
    })
    expect(index().resolve('runbook:disk-full#', english)).toEqual({
      href: '/runbooks/disk-full/',
      document: { key: 'runbook/en/disk-full' },
    })
  })

  it('within a draft leads to its own parts', () => {
    const draft = documents.find(({ isPublic }) => !isPublic)!
    expect(lead('#impact', draft)).toBe('#impact')
  })

  it('to an image says which file to publish; one to the web says that it leaves', () => {
    expect(index().resolve('../queue.svg', english)).toEqual({
      href: '/assets/runbooks/queue.svg',
      asset: 'runbooks/queue.svg',
    })
    expect(index().resolve('https://example.org', english)).toEqual({ href: 'https://example.org', external: true })
  })

  it('of any text leads somewhere or is refused with a remedy, and never out of the site', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      'runbooks',
      'storage',
      'disk-full.md',
      'queue.svg',
      '%2e%2e',
      '%',
      '#x',
      'runbook:',
      'service:',
      'api',
      '\\',
      '?',
      '\0',
    )
    const target = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('/')),
    )
    const links = index('/handbook/')
    fc.assert(
      fc.property(target, fc.constantFrom(...documents), (text, from) => {
        const resolution = links.resolve(text, from)
        if ('problem' in resolution) expect(resolution.hint).toBeTruthy()
        else if (!resolution.external) expect(resolution.href).toMatch(/^(\/handbook\/(?!\.\.)|#|$)/)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('an address', () => {
  it.each<[Kind, Language, string, string]>([
    ['runbook', 'en', 'x', '/runbooks/x/'],
    ['runbook', 'de', 'x', '/de/runbooks/x/'],
    ['process', 'en', 'manifesto', '/processes/manifesto/'],
    ['manifesto', 'en', 'manifesto', '/manifesto/'],
    ['manifesto', 'de', 'manifesto', '/de/manifesto/'],
    ['manifesto', 'de', 'x', '/de/manifesto/x/'],
  ])('of %s/%s/%s is %s', (kind, lang, id, expected) => {
    expect(addressOf({ kind, lang, id }, 'en')).toBe(expected)
  })

  it('has no language in the first language, whichever that is', () => {
    expect(addressOf({ kind: 'runbook', lang: 'de', id: 'x' }, 'de')).toBe('/runbooks/x/')
    expect(addressOf({ kind: 'runbook', lang: 'en', id: 'x' }, 'de')).toBe('/en/runbooks/x/')
  })

  it('stands below the base path', () => {
    expect([withBase('/a/', '/'), withBase('/a/', '/b/'), withBase('/', '/b/c/')]).toEqual(['/a/', '/b/a/', '/b/c/'])
  })

  it('and the key are different for different documents', () => {
    const name = fc.record({
      kind: fc.constantFrom(...kinds),
      lang: fc.constantFrom<Language>('en', 'de'),
      id: fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,4})?$/),
    })
    fc.assert(
      fc.property(name, name, (a, b) => {
        const same = a.kind === b.kind && a.lang === b.lang && a.id === b.id
        expect(addressOf(a, 'en') === addressOf(b, 'en')).toBe(same)
        expect(keyOf(a) === keyOf(b)).toBe(same)
      }),
    )
  })
})
