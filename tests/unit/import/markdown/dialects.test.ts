import { describe, expect, it, vi } from 'vitest'
import { draftFile } from '../../../../src/drafts/draft.ts'
import { splitForeign } from '../../../../src/import/markdown/foreign-front-matter.ts'
import { target } from '../imported.ts'
import { lostCode, lostWords, shownByHtml, shownBySource, withoutNotations } from './faithful.ts'
import { bodiesOf, checked, fixture, importTree, told } from './tree.ts'

vi.setConfig({ testTimeout: 600_000 })

const handbook = await target()

describe('a tree of each generator', () => {
  it.each(['mkdocs', 'docusaurus', 'hugo', 'jupyter-book', 'mdbook', 'wiki'])(
    'keeps every word and every block of code of %s, and makes drafts that the checks accept',
    async (name) => {
      const tree = fixture(`markdown-${name}`)
      const imported = importTree(tree, handbook)
      const { handbook: made, errors } = await checked(imported)
      expect(errors).toEqual([])
      for (const draft of imported.drafts) {
        const text = new TextDecoder().decode(tree[draft.source] as Uint8Array)
        const source = shownBySource(withoutNotations(text.slice(splitForeign(text).bodyStart)))
        const result = shownByHtml(made.bodies.get(draftFile(draft))!.html, String(draft.data['title']))
        expect(lostCode(source, result), draft.source).toEqual([])
        expect(lostWords(source, result), draft.source).toEqual([])
      }
    },
  )

  it('MkDocs: tabs, admonitions, anchors and the order of the navigation', () => {
    const imported = importTree(fixture('markdown-mkdocs'), handbook)
    expect(imported.drafts.map(({ id }) => id)).toEqual(['docs', 'docs-storage-osd-full', 'docs-network'])
    const bodies = bodiesOf(imported)
    expect(bodies['docs']).toContain('[Full disks](runbook:docs-storage-osd-full#find-it_1)')
    expect(bodies['docs-storage-osd-full']).toMatch(/\*\*Debian\*\*\n\n```bash\nls \/var\n {4}indented\n```/)
    expect(bodies['docs-storage-osd-full']).toContain('!!! note "Wholly unknown"')
    expect(bodies['docs-storage-osd-full']).toContain('### Find it {#find-it_1}')
    expect(told(imported, /navigation names/)).toEqual([
      'dropped mkdocs.yml:7 The navigation names “gone.md”, which is no page of the source.',
    ])
  })

  it('Docusaurus: titles, admonitions, tabs and components', () => {
    const imported = importTree(fixture('markdown-docusaurus'), handbook)
    const [, page] = imported.drafts
    expect(page!.data).toMatchObject({
      title: 'Disk full',
      summary: 'What to do when a disk is full.',
      tags: ['disk', 'storage'],
    })
    expect(page!.body).toContain('**Debian**')
    expect(page!.body).not.toContain('import Tabs')
    expect(page!.body).toContain('[Start](runbook:docs-intro)')
    expect(told(imported, /component/)).toEqual([
      'dropped docs/disk-full.mdx:8 The import of a component is left out: nothing in a text runs.',
      'dropped docs/disk-full.mdx:9 The import of a component is left out: nothing in a text runs.',
    ])
  })

  it('Hugo: front matter in TOML, references, shortcodes that are known and others', () => {
    const imported = importTree(fixture('markdown-hugo'), handbook)
    const bodies = bodiesOf(imported)
    const page = imported.drafts.find(({ id }) => id === 'content-runbooks-kube-node-not-ready')!
    expect(page.data).toMatchObject({
      title: 'KubeNodeNotReady',
      alerts: ['KubeNodeNotReady'],
      aliases: ['/old/place/'],
    })
    expect(page.comments).toEqual({ risk: 'Guessed: 1 of its 2 commands change something.' })
    expect(bodies[page.id]).toContain(':::warning Take care\nIt restarts.\n:::')
    expect(bodies[page.id]).toContain('[the other](runbook:content-runbooks-disk#meaning)')
    expect(told(imported, /call of a template/)).toEqual([
      'look content/runbooks/KubeNodeNotReady.md:21 “{{< param "version" >}}” is a call of a template. It stays in the text as it was written.',
    ])
  })

  it('Jupyter Book: directives, roles, labels and lists of pages', () => {
    const imported = importTree(fixture('markdown-jupyter-book'), handbook)
    const bodies = bodiesOf(imported)
    expect(bodies['overview']).toContain('- [Backups of the database](runbook:howto-backup)')
    expect(bodies['overview']).toContain('[how to restore](runbook:howto-backup#restoring)')
    expect(bodies['howto-backup']).toContain('```bash title="Dump"\npg_dump  x\n```')
    expect(bodies['howto-backup']).toMatch(
      /^::::note Before you begin\nRead this\.\n\n```bash\necho inner\n```\n::::$/m,
    )
    expect(told(imported, /directive/)).toEqual([
      'look howto/backup.md:32 The directive {csv-table} stays as it was written.',
    ])
  })

  it('a wiki: links by name, and the broken ones by file and line', () => {
    const imported = importTree(fixture('markdown-wiki'), handbook)
    const bodies = bodiesOf(imported)
    expect(bodies['home']).toContain('[On call](runbook:on-call)')
    expect(bodies['home']).toContain('[the rota](runbook:on-call)')
    expect(told(imported, /names no page|broken/)).toEqual([
      'dropped Home.md:5 “[[Not there]]” names no page of the source; it stays as words.',
      'dropped Home.md:7 The link to “missing.md” is broken in the source: there is no “missing.md”; its words stay.',
    ])
  })
})
