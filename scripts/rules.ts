/** `npm run rules`: renews the list of all rules in docs/rules.md from the rules themselves. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { withRules } from '../src/checks/rules-page.ts'

const page = fileURLToPath(new URL('../docs/rules.md', import.meta.url))

writeFileSync(page, withRules(readFileSync(page, 'utf8')))
console.error(`Written: ${page}`)
