import { describe, expect, it } from 'vitest'
import { AuditFailed } from '../../../src/publish/audit-failed.ts'

describe('a failed audit', () => {
  it('is our fault, and says the same problem of many pages once', () => {
    const failed = new AuditFailed([
      { page: '/a/', message: 'has no <title>' },
      { page: '/b/', message: 'has no <title>' },
      { page: '/b/', message: 'names /x/, which the site does not have', excerpt: '<a href="/x/">' },
      { page: '/c/', message: 'has no <title>' },
    ])
    expect(failed.exitCode).toBe(3)
    expect(failed.message).toBe(
      [
        'The site that was built has 4 problems, so it was not published:',
        '  /a/ has no <title> (and 2 more pages)',
        '  /b/ names /x/, which the site does not have',
        '    <a href="/x/">',
      ].join('\n'),
    )
  })

  it('is perhaps that of a theme, where the theme has code of its own', () => {
    const failed = new AuditFailed([{ page: '/', message: 'has no <main>' }], ['components/SiteFooter.astro'])
    expect(failed.exitCode).toBe(1)
    expect(failed.remedy).toContain('components/SiteFooter.astro')
  })

  it('does not fill the screen', () => {
    const problems = Array.from({ length: 1000 }, (_, n) => ({ page: '/', message: `lacks ${n}` }))
    const lines = new AuditFailed(problems).message.split('\n')
    expect(lines).toHaveLength(52)
    expect(lines.at(-1)).toBe('  and 950 more kinds of problem')
  })
})
