/** What a script really runs: commands without the shell’s own words, and what is handed to sudo, ssh, xargs and the like. */
import { type SimpleCommand, simpleCommands } from './shell-words.ts'

/** One program with its arguments. */
export interface Invocation {
  program: string
  arguments: string[]
  /** What it is fed: a here-document, a here-string, or what `echo` sends it through a pipe. */
  input?: string
  start: number
  end: number
}

/** Commands that run commands: how many levels are looked into. */
const MAXIMUM_DEPTH = 5

/** Commands that end or head a construct and run nothing themselves. */
const headers = new Set(['for', 'case', 'select', 'done', 'fi', 'esac', '}', '[', '[[', 'test', 'true', 'false', ':'])

interface Wrapper {
  /** Its options that take a value as a word of their own. */
  values?: string
  /** Words of its own before the command. */
  words?: number
}

/** Programs whose arguments are a command. */
const wrappers: Record<string, Wrapper> = {
  sudo: { values: 'u g h p C D R T' },
  doas: { values: 'u C' },
  env: { values: 'u C S' },
  nohup: {},
  nice: { values: 'n' },
  ionice: { values: 'c n p' },
  stdbuf: { values: 'i o e' },
  timeout: { values: 's k', words: 1 },
  watch: { values: 'n' },
  xargs: { values: 'a d E I L n P s' },
  exec: { values: 'a' },
  command: {},
  builtin: {},
  setsid: {},
  chroot: { words: 1 },
  flock: { values: 'w E', words: 1 },
  unbuffer: {},
  proxychains: {},
}

/** Programs that run a command behind `exec`, in a container or a namespace. */
const containers: Record<string, { verbs: string[]; values: string; words: number }> = {
  docker: { verbs: ['exec'], values: 'e u w --env --user --workdir', words: 1 },
  podman: { verbs: ['exec'], values: 'e u w --env --user --workdir', words: 1 },
  nerdctl: { verbs: ['exec'], values: 'e u w n --namespace', words: 1 },
  crictl: { verbs: ['exec'], values: '', words: 1 },
  kubectl: { verbs: ['exec', 'debug'], values: 'n c --namespace --container --context --image', words: 1 },
  oc: { verbs: ['exec', 'rsh', 'debug'], values: 'n c --namespace --container --context --image', words: 1 },
  ip: { verbs: ['netns exec'], values: '', words: 1 },
}

const shells = new Set(['sh', 'bash', 'zsh', 'dash', 'ksh', 'ash'])

/** Everything that a script runs, as far as its words say so. */
export function invocationsIn(script: string): Invocation[] {
  const commands = simpleCommands(script)
  return commands.flatMap((command, index) => {
    const before = commands[index - 1]
    const fed =
      before?.piped && ['echo', 'printf'].includes(before.words[0]!) ? before.words.slice(1).join(' ') : undefined
    return unwrap(command.words, { ...command, input: command.input ?? fed }, 0)
  })
}

type Place = Pick<SimpleCommand, 'start' | 'end'> & { input: string | undefined }

function unwrap(given: readonly string[], place: Place, depth: number): Invocation[] {
  const first = given.findIndex((word) => !/^[A-Za-z_]\w*\+?=/.test(word))
  const words = first === -1 ? [] : given.slice(first)
  const program = words[0]?.split('/').at(-1)
  if (!program || headers.has(program) || depth > MAXIMUM_DEPTH) return []
  const { input, ...span } = place
  const own: Invocation = { program, arguments: words.slice(1), ...span, ...(input === undefined ? {} : { input }) }
  const inner = handedOn(program, words.slice(1))
  if (!inner) return [own]
  if (typeof inner === 'string') {
    return simpleCommands(inner).flatMap((command) => unwrap(command.words, { ...span, input }, depth + 1))
  }
  const unwrapped = unwrap(inner, place, depth + 1)
  // `find … -exec` is a command of its own as well.
  return program === 'find' ? [own, ...unwrapped] : unwrapped
}

/** The command that a program is given to run: its words, or a script. */
function handedOn(program: string, words: string[]): string[] | string | undefined {
  const wrapper = Object.hasOwn(wrappers, program) ? wrappers[program] : undefined
  if (wrapper) {
    const rest = afterOptions(words, wrapper.values ?? '').slice(wrapper.words ?? 0)
    // `watch 'a | b'` is given a script in one word.
    return rest.length === 1 && /\s/.test(rest[0]!) ? rest[0] : rest
  }
  if (shells.has(program)) {
    const script = words.findIndex((word) => /^-[a-z]*c$/.test(word))
    return script === -1 ? undefined : (words[script + 1] ?? '')
  }
  if (program === 'su') {
    const script = words.findIndex((word) => word === '-c' || word === '--command')
    return script === -1 ? undefined : (words[script + 1] ?? '')
  }
  if (program === 'ssh') {
    const rest = afterOptions(words, 'B b c D E e F I i J L l m O o p Q R S W w')
    return rest.length > 1 ? rest.slice(1).join(' ') : undefined
  }
  if (program === 'nsenter') {
    const rest = words.slice(words.indexOf('--') + 1)
    return words.includes('--') ? rest : afterOptions(words, 't S G')
  }
  if (program === 'find') {
    const action = words.findIndex((word) => /^-(?:exec|execdir|ok|okdir)$/.test(word))
    return action === -1 ? undefined : words.slice(action + 1).filter((word) => !['{}', ';', '+'].includes(word))
  }
  const container = Object.hasOwn(containers, program) ? containers[program] : undefined
  if (!container) return undefined
  const separator = words.indexOf('--')
  const verbAt = words.findIndex((word, index) =>
    container.verbs.some((verb) => verb === word || verb === `${word} ${words[index + 1]}`),
  )
  if (verbAt === -1) return undefined
  if (separator > verbAt) return words.slice(separator + 1)
  const verbLength = container.verbs.includes(words[verbAt]!) ? 1 : 2
  const rest = afterOptions(words.slice(verbAt + verbLength), container.values)
  return afterOptions(rest.slice(container.words), container.values)
}

/** Words from the first one on that is no option and no value of one. `values` are options that take a word. */
function afterOptions(words: string[], values: string): string[] {
  const taking = new Set(values.split(' ').map((name) => (name.startsWith('--') ? name : `-${name}`)))
  let index = 0
  while (index < words.length) {
    const word = words[index]!
    if (word === '--') return words.slice(index + 1)
    if (!word.startsWith('-') && !/^[A-Za-z_]\w*=/.test(word)) break
    // Also the last of several in one word: `-iu postgres`.
    index += taking.has(word) || (/^-[A-Za-z]{2,}$/.test(word) && taking.has(`-${word.at(-1)}`)) ? 2 : 1
  }
  return words.slice(index)
}
