/**
 * What the reader finds, in words. All of it is essential: a document that cannot be read is not published, and would
 * be missing without a word.
 */
import type { RuleText } from './rule.ts'

export const foundByReader: RuleText[] = [
  {
    id: 'content-layout',
    severity: 'error',
    essential: true,
    description: 'Every file is of a kind that the handbook knows, and stands where that kind is kept.',
    why: 'The folder says what a document is. A file elsewhere would be left out of the site, and nobody would notice.',
    remedy:
      'Move the document into manifesto/, processes/, runbooks/ or postmortems/, as UTF-8 text in a file that ends in “.md”.',
    bad: { kind: 'manifesto', files: { 'notes/signing.md': page('How to sign the manifesto.') } },
    good: { kind: 'manifesto', files: { 'manifesto/signing.md': page('How to sign the manifesto.') } },
  },
  {
    id: 'document-id',
    severity: 'error',
    essential: true,
    description: 'The name of a document’s file can be its id and its address.',
    why: 'The name is the address for ever. It must survive every operating system, host and mail programme unchanged.',
    remedy: 'Rename the file: lower-case letters and digits, in words joined by single hyphens.',
    bad: { kind: 'manifesto', files: { 'manifesto/How_to_sign.md': page('How to sign the manifesto.') } },
    good: { kind: 'manifesto', files: { 'manifesto/how-to-sign.md': page('How to sign the manifesto.') } },
  },
  {
    id: 'front-matter',
    severity: 'error',
    essential: true,
    description: 'A document begins with front matter: YAML between two lines of three hyphens, of at most 16 kB.',
    why: 'Front matter is data. Other languages between the hyphens can be programs, and would run during the build.',
    remedy:
      'Begin the file with three hyphens and nothing else on the line, then the fields, then three hyphens again.',
    bad: { kind: 'manifesto', files: { 'manifesto/signing.md': '---js\n{ type: "page", title: "Signing" }\n---\n' } },
    good: { kind: 'manifesto', files: { 'manifesto/signing.md': page('How to sign the manifesto.') } },
  },
  {
    id: 'yaml-syntax',
    severity: 'error',
    essential: true,
    description: 'YAML is well formed, and plain: no tags, anchors or aliases, and at most 8 levels deep.',
    why: 'A missing quote can move half a document into another field. An alias can make a small file fill the memory.',
    remedy:
      'Put a value that contains “: ” or begins with a special character into quotes, indent with spaces, and write values out.',
    bad: { kind: 'runbook', fields: { summary: 'Restart: when, and how.' } },
    good: { kind: 'runbook', fields: { summary: "'Restart: when, and how.'" } },
  },
  {
    id: 'duplicate-key',
    severity: 'error',
    essential: true,
    description: 'A field is given once.',
    why: 'Of two values, YAML keeps one and drops the other without a word; readers would get either.',
    remedy: 'Keep one of the two.',
    bad: { kind: 'runbook', fields: { risk: 'reversible\nrisk: destructive' } },
    good: { kind: 'runbook', fields: { risk: 'destructive' } },
  },
  {
    id: 'schema',
    severity: 'error',
    essential: true,
    description: 'The value of a field is one that the field can have.',
    why: 'Pages, durations and feeds are computed from these values. A wrong one would be shown as if it were right.',
    remedy: 'Write a value of the kind that the finding names. Times carry a UTC offset, days are YYYY-MM-DD.',
    bad: { kind: 'runbook', fields: { risk: 'harmless' } },
    good: { kind: 'runbook', fields: { risk: 'read-only' } },
  },
  {
    id: 'missing-field',
    severity: 'error',
    essential: true,
    description: 'A document has all fields without which its kind cannot be read.',
    why: 'Who opens a runbook at night has to see at once what it can break and which access it takes.',
    remedy: 'Add the field. The finding says what belongs there.',
    bad: { kind: 'runbook', fields: { access: undefined } },
    good: { kind: 'runbook', fields: { access: '[root on the database hosts]' } },
  },
  {
    id: 'unknown-field',
    severity: 'error',
    essential: true,
    description: 'Every field is one that its kind of document has.',
    why: 'A slip in the name of a field would lose what stands in it, and the page would look complete.',
    remedy: 'Correct the name, or move what it says into the body.',
    bad: { kind: 'runbook', fields: { accesss: '[root on the database hosts]' } },
    good: { kind: 'runbook', fields: { access: '[root on the database hosts]' } },
  },
]

/** A page beside the manifesto, the shortest of documents. */
function page(summary: string): string {
  return `---\ntype: page\ntitle: Signing\nsummary: ${summary}\n---\n`
}
