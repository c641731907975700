/** The judge of languages that the other tests trust: it must hear a wrong one, and not mind a name. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BuiltSite } from './built-site.ts'
import { misspoken } from './languages.ts'
import { workspace, write } from './workspace.ts'

const folder = workspace()

test.each([
  ['<p>Der Dienst war für alle nicht zu erreichen, und die Seite auch nicht.', 1],
  ['<p lang="de">Der Dienst war für alle nicht zu erreichen, und die Seite auch nicht.', 0],
  ['<p>It said <q lang="de">Der Dienst ist nicht zu erreichen</q> and we did not know what that is.', 0],
  ['<div lang="de"><p>Der Dienst war nicht zu erreichen.</p><p>The service was not to be reached by us.</div>', 1],
  ['<p>Published by Der Verein für Betrieb', 0],
  ['<p><code>der die das und nicht ist</code>', 0],
])('%s', (html, count) => {
  const name = `site-${Buffer.from(html).toString('hex').slice(-24)}`
  write(join(folder, name), { 'index.html': `<!doctype html><html lang="en"><title>A page</title><body>${html}` })
  expect(misspoken(new BuiltSite(join(folder, name)))).toHaveLength(count)
})
