import type { Leak } from '../leak.ts'
import { isPlaceholder } from './placeholder.ts'

/** Tokens of providers, as the community around secretlint knows them. Loaded when there is something to look at. */
export async function secretlintFindings(text: string): Promise<Leak[]> {
  if (text === '') return []
  const [{ lintSource }, { rules }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ])
  const { messages } = await lintSource({
    source: { filePath: 'text', content: text, contentType: 'text' },
    options: {
      noPhysicFilePath: true,
      config: {
        // Rule by rule, because a preset runs those as well that are disabled. A comment in contributed text must not
        // switch the search off; we have allowances of our own.
        rules: rules
          .filter(({ meta }) => meta.id !== '@secretlint/secretlint-rule-filter-comments')
          .map((rule) => ({ id: rule.meta.id, rule })),
      },
    },
  })
  return messages
    .filter(({ range: [start, end] }) => !isPlaceholder(secretIn(text.slice(start, end))))
    .map(({ range: [start, end], ruleId }) => ({ start, end, kind: kindOf(ruleId) }))
}

/** What is secret in what was found: of an address, the password in it. */
function secretIn(found: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s:@/]*:([^\s@]+)@/i.exec(found)?.[1] ?? found
}

/** `@secretlint/secretlint-rule-github` -> “a GitHub token”: the rule’s name is all that is said of every rule. */
function kindOf(ruleId: string): string {
  return `a secret that the rule “${ruleId.replace(/^.*secretlint-rule-/, '')}” of secretlint knows`
}
