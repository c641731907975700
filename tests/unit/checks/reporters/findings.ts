/** Findings for the tests of the reports, harmless and hostile. */
import fc from 'fast-check'
import type { Finding } from '../../../../src/model/finding.ts'

export const finding = (change: Partial<Finding> = {}): Finding => ({
  rule: 'schema',
  severity: 'error',
  file: 'runbooks/a.md',
  line: 2,
  column: 9,
  endLine: 2,
  endColumn: 14,
  message: '“activ” is not a value of “status”',
  hint: 'Did you mean “active”?',
  ...change,
})

/** Texts that would be more than text, were they written as they are. */
export const hostileTexts: [string, string][] = [
  ['a workflow command', '::error file=x::y'],
  ['a workflow command in a line of its own', 'x\n::add-mask::y\n'],
  ['a workflow command after a carriage return', 'x\r::set-output name=a::b'],
  ['an escaped line break', 'x%0A::error::y %25 %0D'],
  ['a property of a command', 'a,line=99::x, title=y'],
  ['an old workflow command', 'x ##[add-matcher]matcher.json'],
  ['a command of another pipeline', '###vso[task.setvariable variable=a]b'],
  ['a script', '</code></pre><script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['a link of Markdown', '[x](https://evil.example) ![y](javascript:alert(1)) <https://evil.example>'],
  ['addresses', 'www.evil.example https://evil.example/ x@evil.example'],
  ['people and numbers of issues', '@nobody #1 example/handbook#1 :warning:'],
  ['styles of Markdown', '**a** __b__ `c` ~~d~~ | e | # f\\'],
  ['the end of CDATA and a comment', ']]> <!-- x --> <?y?>'],
  ['entities', '&lt;b&gt; &#60;b&#62; &amp; &undefined; %entity;'],
  ['placeholders of SARIF', 'a {0} b {{1}} c } d {'],
  ['escapes of a terminal', '\u001b[2J\u001b]0;x\u0007 \u009b31m'],
  ['all control characters', String.fromCharCode(...Array.from({ length: 0xa0 }, (_, code) => code))],
  ['marks of direction', 'a\u202eb\u2066c\u2069'],
  ['other line breaks', 'a\u2028b\u2029c\u0085d'],
  ['halves of characters', 'a\ud800b\udfffc\ufffe\uffff'],
]

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const powerful = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/

/** No control character but the line break, no mark of direction, no half of a character. */
export function isHarmless(text: string): boolean {
  return text.isWellFormed() && !powerful.test(text)
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(...hostileTexts.map(([, each]) => each)),
)

const range = fc
  .tuple(fc.nat(50), fc.nat(80), fc.nat(3), fc.integer({ min: 1, max: 80 }))
  .map(([line, column, lines, width]) => ({
    line: line + 1,
    column: column + 1,
    endLine: line + 1 + lines,
    endColumn: (lines > 0 ? 0 : column) + 1 + width,
  }))

/** Any findings at all, in the order of files. */
export const anyFindings: fc.Arbitrary<Finding[]> = fc
  .array(
    fc
      .record(
        {
          rule: fc.constantFrom('schema', 'link-target', 'no-such-rule'),
          severity: fc.constantFrom('error' as const, 'warn' as const),
          file: fc.oneof(fc.constantFrom('handbook.yaml', 'runbooks/a.md', 'runbooks/ä ö:?#.md'), text),
          range,
          message: text,
          hint: text,
          masked: fc.constant(true as const),
          fix: fc.array(fc.record({ range, text }), { minLength: 1, maxLength: 2 }),
        },
        { requiredKeys: ['rule', 'severity', 'file', 'range', 'message'] },
      )
      .map(
        ({ range, fix, ...rest }): Finding => ({
          ...rest,
          ...range,
          message: rest.message || 'x',
          file: rest.file || 'x',
          ...(fix ? { fix: fix.map((edit) => ({ ...edit.range, text: edit.text })) } : {}),
        }),
      ),
    { maxLength: 12 },
  )
  .map((findings) => findings.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)))
