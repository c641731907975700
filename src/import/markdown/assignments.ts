/** Which team and which service a document belongs to: what the command line says in general, and by rules for paths. */

export interface Assignment {
  owner?: string
  service?: string
}

/** A rule such as `ceph/**=service:block-storage,owner:storage`. */
export interface PathRule extends Assignment {
  written: string
  matches(path: string): boolean
}

/** The rule that is written so; undefined when it is none. */
export function pathRule(written: string): PathRule | undefined {
  const at = written.lastIndexOf('=')
  if (at < 1) return undefined
  const assignment: Assignment = {}
  for (const part of written.slice(at + 1).split(',')) {
    const [, field, id] = /^\s*(owner|service):([^\s:,]+)\s*$/.exec(part) ?? []
    if (!field || !id) return undefined
    assignment[field as keyof Assignment] = id
  }
  const pattern = globPattern(written.slice(0, at).trim())
  return { written, ...assignment, matches: (path) => pattern.test(path) }
}

/** For each field the last rule that matches the path and says it; else what holds in general. */
export function assignmentFor(path: string, rules: readonly PathRule[], general: Assignment): Assignment {
  return rules.reduce<Assignment>(
    (found, rule) =>
      rule.matches(path) ? { owner: rule.owner ?? found.owner, service: rule.service ?? found.service } : found,
    general,
  )
}

/** `**` stands for any folders, `*` and `?` for what is within one. */
function globPattern(glob: string): RegExp {
  const source = glob
    .replace(/^\.?\/+/, '')
    .replace(/\/$/, '/**')
    .split(/(\*\*\/|\*+|\?)/)
    .map((part) => {
      if (part === '**/') return '(?:[^/]+/)*'
      if (part === '*') return '[^/]*'
      if (part === '?') return '[^/]'
      if (/^\*\*+$/.test(part)) return '.*'
      return part.replace(/[.+^${}()|[\]\\]/g, '\\$&')
    })
    .join('')
  return new RegExp(`^${source}$`)
}
