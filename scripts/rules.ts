/** `npm run rules`: writes the page of all rules, docs/rules.md, from the rules themselves. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rulesPage } from '../src/checks/rules-page.ts'

const page = new URL('../docs/rules.md', import.meta.url)

writeFileSync(page, rulesPage())
console.error(`Written: ${fileURLToPath(page)}`)
