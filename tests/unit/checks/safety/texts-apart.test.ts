import fc from 'fast-check'
import { expect, it } from 'vitest'
import { leaksIn } from '../../../../src/checks/safety/leaks.ts'

const settings = {
  publishing: { mailDomains: [], handles: [], hostSuffixes: ['.intern.example'], trackers: ['https://track.example/'] },
}

/** Beginnings, middles and ends of what is looked for, and words that excuse what stands beside them. */
const piece = fc.constantFrom(
  'rabbitmqctl add_user',
  'alice',
  'Quitte-7-Hagebutte',
  'mysql -u root',
  '-pQuitte-7-Hagebutte',
  'htpasswd -b file',
  '--password ',
  'password:',
  '_authToken=',
  '"auth":',
  '"cXVpdHRlOmhhZ2VidXR0ZQ=="',
  'upgraded the driver from',
  '10.2.0.1',
  'client_ip:',
  '198.51.101.7',
  '-----BEGIN RSA PRIVATE KEY-----',
  'MIIEpAIBAAKCAQEA7bq1W6Q4YxJb0Gk2n5o8RZt3vLxHcYp9MIIEpAIBAAKCAQEA7bq1W6Q4YxJb',
  '-----END RSA PRIVATE KEY-----',
  'aws_secret_access_key =',
  'wJalrXUtnFEMIK7MDENGbPxRfiCYzzzzzzzzzKEY',
  'call +49 30 12 34 56 7',
  'kind: Secret',
  'db-1.intern.example',
  'https://track.example/',
  'Write to jane@rechenhalle.eu',
  '```',
  '@quitte',
  '\n',
  '\n',
  ' ',
)

it('what is found in a text depends on no other text', async () => {
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 2, maxLength: 6 }), async (texts) => {
      const together = await leaksIn(texts, settings, () => [])
      const alone = await Promise.all(texts.map(async (one) => (await leaksIn([one], settings, () => []))[0]))
      expect(together).toEqual(alone)
    }),
    { numRuns: 300 },
  )
})
