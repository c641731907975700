/** Names that people write behind a fence, and the name that we know the language by. */
const ALIASES: Readonly<Record<string, string>> = {
  'c++': 'cpp',
  'c#': 'csharp',
  'shell-session': 'console',
  shellsession: 'console',
  'sh-session': 'console',
  terminal: 'console',
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  ksh: 'bash',
  yml: 'yaml',
  ts: 'typescript',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  golang: 'go',
  html: 'markup',
  xml: 'markup',
  svg: 'markup',
  md: 'markdown',
  dockerfile: 'docker',
  containerfile: 'docker',
  service: 'systemd',
  unit: 'systemd',
  conf: 'ini',
  cfg: 'ini',
  tf: 'hcl',
  terraform: 'hcl',
  jsonc: 'json5',
  patch: 'diff',
  make: 'makefile',
  ps1: 'powershell',
  pwsh: 'powershell',
  psql: 'sql',
  mysql: 'sql',
  postgresql: 'sql',
  caddy: 'nginx',
  txt: 'text',
  plain: 'text',
  plaintext: 'text',
  '': 'text',
}

/** Languages that Prism colours for us; others are shown plain. */
const HIGHLIGHTED = new Set(
  (
    'bash yaml json json5 ini toml systemd sql nginx docker diff hcl typescript javascript jsx tsx python go rust ruby ' +
    'java kotlin c cpp csharp php perl lua elixir http css markup markdown graphql makefile powershell properties ' +
    'apacheconf puppet groovy nix promql dns-zone-file log regex awk git haproxy'
  ).split(' '),
)

/** The one name of a language. Names that nobody knows are kept, but reduced to what an attribute needs. */
export function languageName(written: string): string {
  const name = written.toLowerCase()
  if (Object.hasOwn(ALIASES, name)) return ALIASES[name]!
  return name.replace(/[^a-z0-9+#._-]/g, '').slice(0, 40) || 'text'
}

/** Whether a language, by its one name, is coloured. */
export function isHighlighted(language: string): boolean {
  return HIGHLIGHTED.has(language)
}
