import { describe, expect, test } from 'vitest'
import { checkHarmless } from './harmless.ts'
import { elements, places, render, words } from './rendering.ts'

const diagram = (code: string, title = ''): string => `\`\`\`mermaid${title}\n${code}\n\`\`\`\n`

const DRAWN = {
  'flow chart':
    'flowchart LR\n  A["Disk > 90 % (warn)"] -->|yes| B{{Page}}\n  B -. later .-> C[(DB)] & D((x))\n  Prüfung --> A; A ==> Prüfung\n  subgraph one [Team "A"]\n    direction TB\n    E --- F\n  end\n  A:::red <--> E\n  classDef red fill:#f00\n  style A fill:#f00\n  linkStyle 0 stroke:red\n  click A "https://e.org"\n  %% comment\n  C ----> D\n  C --x D\n  C -- words here --> D\n  G(((g))) --> H>flag] --> I[/in/] --> J[\\out\\] --> K([s]) --> L[[sub]]',
  'graph without direction': 'graph\nA-->B',
  'graph with semicolons': 'graph TD;\nA-->B;\nB-->C;',
  directive: '%%{init: {"theme":"dark"}}%%\ngraph TD\nA-->B',
  'front matter': '---\ntitle: The way\n---\ngraph TD\nA-->B',
  sequence:
    'sequenceDiagram\n  autonumber\n  participant A as Alice & Bob\n  actor Op\n  A->>+Op: page: "now" (5 min)\n  Op-->>-A: ack\n  Note over A,Op: both\n  Note right of Op: right\n  alt known\n    Op->>Op: runbook\n  else unknown\n    Op-xA: call\n  end\n  loop every minute\n    A-)Op: ping\n  end\n  par one\n    A->>Op: x\n  and two\n    A->>Op: y\n  end\n  rect rgb(0,0,0)\n    A->>Op: z\n  end\n  activate Op\n  deactivate Op\n  critical c\n    A->Op: q\n  option d\n    A-->Op: r\n  end\n  Two Words->>A: hi',
  state:
    'stateDiagram-v2\n  direction LR\n  [*] --> Open\n  Open --> Mitigated: rolled back\n  state "Being watched" as W\n  Mitigated --> W\n  state Review {\n    [*] --> Draft\n    Draft --> Final\n  }\n  W --> Review\n  Review --> [*]\n  Open : An open incident',
  class:
    'classDiagram\n  class Incident {\n    +id: string\n    +resolve() void\n  }\n  <<interface>> Service\n  Incident "1" --> "*" Action : has\n  Service <|-- Api\n  Incident : +String title',
  er: 'erDiagram\n  INCIDENT ||--o{ ACTION : has\n  INCIDENT {\n    string id PK "key"\n    date start\n  }\n  ACTION }|..|| TEAM : "owned by"',
  chart: 'xychart-beta\n  title "Impact"\n  x-axis [jan, feb]\n  y-axis "min" 0 --> 10\n  bar [1, 2]\n  line [2.5, 1]',
}

describe('diagrams', () => {
  test.each(Object.entries(DRAWN))('a %s is drawn without styles, scripts or foreign hosts', (_, code) => {
    const body = render(diagram(code))
    expect(body.findings).toEqual([])
    expect(elements(body.html, 'svg')).toHaveLength(1)
    checkHarmless(body.html)
    const svg = /<svg[\s\S]*<\/svg>/.exec(body.html)?.[0] ?? ''
    expect(svg).not.toMatch(/\sstyle=|<style|@import|https?:|var\(|[\uE000-\uE0FF]/)
    expect(words(elements(body.html, 'code')[0]!)).toBe(code)
  })

  test('labels are drawn as written', () => {
    const svg = elements(render(diagram(DRAWN['flow chart'])).html, 'svg')[0]!
    const shown = elements(render(diagram(DRAWN['flow chart'])).html, 'text').map(words)
    expect(svg.properties.role).toBe('img')
    expect(shown).toEqual(
      expect.arrayContaining(['Disk > 90 % (warn)', 'Page', 'Prüfung', 'Team "A"', 'words here', 'in', 'out']),
    )
  })

  test('are told in words', () => {
    const { html } = render(diagram('graph TD\nA[Alarm] -->|no ack| B[Call <br/> duty]\nB --> C'))
    expect(html).toContain(
      '<desc id="diagram-1-desc">Alarm leads to Call duty when no ack; Call duty leads to C.</desc>',
    )
    expect(render(diagram('graph TD\nA-->B'), { lang: 'de' }).html).toContain('A führt zu B.')
    expect(render(diagram('graph TD\nA-->B'), { lang: 'de' }).html).toContain('<summary>Diagramm als Text</summary>')
  })

  test('carry the title and description that their author gives them', () => {
    const { html } = render(diagram('graph TD\naccTitle: The way\naccDescr {\n  From A\n  to B\n}\nA-->B'))
    expect(html).toContain('aria-labelledby="diagram-1-title diagram-1-desc"')
    expect(html).toContain('<title id="diagram-1-title">The way</title><desc id="diagram-1-desc">From A to B</desc>')
    expect(render(diagram('graph TD\nA-->B', ' title="T"')).html).toContain(
      '<figcaption>T</figcaption><div class="frame" role="region" aria-label="T"',
    )
    expect(render(`## Escalation\n\n${diagram('graph TD\nA-->B')}`).html).toContain('>Flow chart: Escalation</title>')
  })

  test('below one heading have different names', () => {
    const { html } = render(`## Flow\n\n${diagram('graph TD\nA-->B')}\n${diagram('graph TD\nB-->C')}`)
    expect(elements(html, 'title').map(words)).toEqual(['Flow chart: Flow', 'Flow chart: Flow (2)'])
  })

  test('on one page have different ids, and markers of their own', () => {
    const { html } = render(diagram('graph TD\nA-->B') + diagram('graph TD\nA-->B'))
    expect(html).toContain('marker-end="url(#diagram-1-arrowhead)"')
    expect(html).toContain('marker-end="url(#diagram-2-arrowhead)"')
    expect(html).toContain('<marker id="diagram-2-arrowhead"')
  })

  test.each([
    ['graph TD\n  A[Start --> B', '3:4-3:16'],
    ['graph TD\n  A[Start --> B[End]', '3:4-3:21'],
    ['graph TD\n  A["Start] --> B', '3:5-3:18'],
    ['graph TD\n  A(x] --> B', '3:4-3:13'],
    ['graph TD\n  A --> B\n  foo bar', '4:7-4:10'],
    ['graph TD\n  A -->', '3:5-3:8'],
    ['graph TD\n  A --> |x B', '3:5-3:13'],
    ['graph TD\n  --> B', '3:3-3:8'],
    ['graph XX\n  A --> B', '2:1-2:9'],
    ['graph TD\n  subgraph x\n  A', '3:3-3:13'],
    ['graph TD\n  A\n  end', '4:3-4:6'],
    ['sequenceDiagram\n  A says hi', '3:3-3:12'],
    ['sequenceDiagram\n  loop x\n  A->>B: y', '3:3-3:9'],
    ['sequenceDiagram\n  A->>B', '3:3-3:8'],
    ['stateDiagram-v2\n  A -> B', '3:3-3:9'],
    ['stateDiagram-v2\n  state A {\n  B --> C', '3:3-3:12'],
    ['classDiagram\n  A <<|-- B', '3:3-3:12'],
    ['classDiagram\n  class A {\n  +x', '3:3-3:12'],
    ['erDiagram\n  A |--o{ B : x', '3:3-3:16'],
    ['erDiagram\n  A {\n  int\n  }', '4:3-4:6'],
    ['xychart-beta\n  bar [1, two]', '3:3-3:15'],
    ['flwchart TD\n A-->B', '2:1-2:12'],
    ['', '2:1-2:1'],
  ])('%j is wrong at %s', (code, place) => {
    const body = render(diagram(code))
    expect(places(body.findings)).toEqual([`${place} error mermaid-syntax`])
    expect(words(elements(body.html, 'code')[0]!)).toBe(code)
    expect(elements(body.html, 'svg')).toEqual([])
  })

  test('a mistake is found at its place inside lists and quotes', () => {
    const code = '> - x\n>\n>   ```mermaid\n>   graph TD\n>     A[Start --> B\n>   ```\n'
    expect(places(render(code, { firstLine: 20 }).findings)).toEqual(['24:8-24:20 error mermaid-syntax'])
  })

  test.each([
    'gantt\n title x',
    'pie\n "a": 1',
    'timeline',
    'journey',
    'mindmap',
    'gitGraph',
    'stateDiagram-v2\nA --> B\nnote right of A: x',
    'graph TD\nsubgraph s\nA\nend\nB --> s',
  ])('%j is Mermaid that we cannot draw: its source is shown, with a warning', (code) => {
    const body = render(diagram(code))
    expect(body.findings.map((finding) => `${finding.severity} ${finding.rule}`)).toEqual(['warn mermaid-kind'])
    expect(body.html).toContain(`<figcaption>Diagram source: ${/^[\w-]+/.exec(code)?.[0]}</figcaption>`)
  })

  test.each([
    'A --> B:::cls',
    'A -->|"quoted (text)"| B',
    'A["`**md**`"] --> B',
    'A-- text -->B',
    'A--text-->B',
    'A---|text|B',
    'A -.text.-> B',
    'A -.- B',
    'A == text ==> B',
    'A <-.-> B',
    'A --o B',
    'A x--x B',
    'A ~~~ B',
    'A-->B-->C',
    'A & B --> C & D',
    'A(text "inner" quote) --> B',
    'A[text (with) brackets] --> B',
    'id-with-dash --> id_2 --> id.3',
    'A --> B; B --> C;',
    'A["#quot;x#quot; #35;1"] --> B',
    'A[one<br/>two] --> B',
    'subgraph "A title"\nA --> B\nend',
    'subgraph ide1 [one (two)]\nA --> B\nend',
    'class --> style',
    'classDef x fill:#f00,stroke:#333\nA --> B\nclass A,B x',
  ])('%j is a flow chart', (code) => {
    const body = render(diagram(`flowchart TD\n${code}`))
    expect(body.findings).toEqual([])
    expect(elements(body.html, 'svg')).toHaveLength(1)
  })

  test('hostile labels stay words', () => {
    const body = render(
      diagram(
        'graph TD\nA["<script>alert(1)</script>"] --> B["<img src=x onerror=y>"]\nC["&lt;b onclick=x&gt;"] -->|"</svg><b>"| A',
      ),
    )
    checkHarmless(body.html)
    expect(elements(body.html, 'script')).toEqual([])
    expect(elements(body.html, 'img')).toEqual([])
  })
})
