/** `npm run init -- DIR`: a handbook of one’s own, in a folder that builds at once. */
import { execFileSync } from 'node:child_process'
import { relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cancel, isCancel, select, text } from '@clack/prompts'
import { newHandbook } from '../src/init/new-handbook.ts'
import { type Forge, forges } from '../src/init/repository-files.ts'
import { TargetRefused, writeNew } from '../src/init/write-new.ts'
import { Settings } from '../src/model/settings.ts'
import { Language } from '../src/model/values.ts'
import { type CommandValues, command, exitCodes, shownPath, UsageError } from './command.ts'

const projectRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/** What stands for a name that nobody has given. */
const unnamed = {
  en: { name: 'Operations handbook', organisation: 'Example Organisation' },
  de: { name: 'Betriebshandbuch', organisation: 'Beispielorganisation' },
}

/** The person has had enough. Nothing is lost, because nothing was written. */
class GaveUp extends Error {}

await command('init', async ({ operands, given }) => {
  const target = targetOf(operands)
  const answers = await complete(given)
  if (!answers) return exitCodes.usage
  const { lang, forge, name, organisation, repository } = answers
  const opsbook = originOf(given['opsbook-repository'] as string | undefined)
  const files = newHandbook({ lang, forge, name, organisation, repository, opsbook })
  writeNew(target, files)
  process.stdout.write(nextSteps(target, files.length, opsbook.repository !== ''))
  return exitCodes.fine
})

function targetOf(operands: string[]): string {
  const [folder, ...more] = operands
  if (!folder) throw new UsageError('Where shall it be? Name a folder: npm run init -- ../our-handbook')
  if (more.length > 0) throw new UsageError(`One folder, not ${operands.length}: ${operands.join(' ')}`)
  const target = resolve(folder)
  const inside = relative(projectRoot, target)
  if (inside === '' || !(inside === '..' || inside.startsWith(`..${sep}`))) {
    throw new TargetRefused(
      `${target} is inside of Opsbook itself.`,
      'A handbook is a repository of its own: name a folder beside it, such as ../our-handbook.',
    )
  }
  if (projectRoot.startsWith(target + sep)) {
    throw new TargetRefused(`${target} holds Opsbook itself.`, 'Name a folder beside it, such as ../our-handbook.')
  }
  return target
}

interface Answers {
  lang: Language
  forge?: Forge | undefined
  name: string
  organisation: string
  repository?: string | undefined
}

/** What was given, else what a person answers on a terminal, else what suits most. Undefined when they gave up. */
async function complete(given: CommandValues['given']): Promise<Answers | undefined> {
  const option = (name: string) => given[name] as string | undefined
  const asks = process.stdin.isTTY === true && process.stdout.isTTY === true && given.yes !== true
  const repository = addressOf(option('repository'))
  const guessed: Forge = repository && /gitlab/i.test(new URL(repository).hostname) ? 'gitlab' : 'github'
  try {
    const lang =
      oneOf('lang', option('lang'), Language.options) ??
      (asks
        ? await answered(
            select({
              message: 'Language',
              options: [
                { value: 'en' as const, label: 'English' },
                { value: 'de' as const, label: 'Deutsch' },
              ],
            }),
          )
        : 'en')
    const ask = (name: 'name' | 'organisation', message: string) =>
      asks
        ? answered(
            text({
              message,
              initialValue: unnamed[lang][name],
              validate: (value) => problemOf(name, value ?? ''),
            }),
          )
        : unnamed[lang][name]
    const name = textOf('name', option('name')) ?? (await ask('name', 'Name of the handbook'))
    const organisation =
      textOf('organisation', option('organisation')) ?? (await ask('organisation', 'Who publishes it'))
    const forge =
      oneOf('forge', option('forge'), [...forges, 'none'] as const) ??
      (asks && !repository
        ? await answered(
            select({
              message: 'Where will its repository be',
              options: [
                { value: 'github' as const, label: 'GitHub' },
                { value: 'gitlab' as const, label: 'GitLab' },
                { value: 'none' as const, label: 'elsewhere', hint: 'no workflows' },
              ],
            }),
          )
        : guessed)
    return { lang, forge: forge === 'none' ? undefined : forge, name, organisation, repository }
  } catch (error) {
    if (error instanceof GaveUp) return undefined
    throw error
  }
}

async function answered<Answer>(question: Promise<Answer>): Promise<Exclude<Answer, symbol>> {
  const answer = await question
  if (isCancel(answer)) {
    cancel('Nothing was written.')
    throw new GaveUp()
  }
  return answer as Exclude<Answer, symbol>
}

function oneOf<Name extends string>(
  option: string,
  value: string | undefined,
  names: readonly Name[],
): Name | undefined {
  if (value === undefined) return undefined
  const found = names.find((name) => name === value)
  if (!found) throw new UsageError(`--${option} ${value}: there is ${names.join(', ')}`)
  return found
}

/** What the model has against a name. */
function problemOf(field: 'name' | 'organisation', value: string): string | undefined {
  if (/\p{Cc}/u.test(value)) return 'must be one line, without control characters'
  return Settings.shape[field].safeParse(value).error?.issues[0]?.message
}

function textOf(field: 'name' | 'organisation', value: string | undefined): string | undefined {
  const problem = value === undefined ? undefined : problemOf(field, value)
  if (problem) throw new UsageError(`--${field} ${problem}`)
  return value
}

function addressOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const { error } = Settings.shape.repository.safeParse({ url: value })
  if (error) throw new UsageError(`--repository ${error.issues[0]!.message}`)
  return value
}

/** Where this Opsbook comes from, as far as git knows: nothing is assumed. */
function originOf(given: string | undefined): { repository: string; commit: string } {
  if (given !== undefined && !/^\w[\w.+:/@~%-]*$|^\/[\w.+/@~-]+$/.test(given)) {
    throw new UsageError('--opsbook-repository is no address that git clones from; write it like https://HOST/PATH.git')
  }
  const remote = git('remote', 'get-url', 'origin')
  // A path of this machine means nothing elsewhere, and what stands before the host may be a password.
  const known = /^https?:\/\//.test(remote)
    ? remote.replace(/\/\/[^/@]*@/, '//')
    : /^(ssh:\/\/|[\w.-]+@[\w.-]+:)/.test(remote)
      ? remote
      : ''
  return { repository: given ?? (/^[\w.+:/@~%-]*$/.test(known) ? known : ''), commit: git('rev-parse', 'HEAD') }
}

function git(...words: string[]): string {
  try {
    return execFileSync('git', ['-C', projectRoot, ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return ''
  }
}

function nextSteps(target: string, files: number, knowsOpsbook: boolean): string {
  const shown = shownPath(target)
  const folder = /^[\w./~-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`
  return `Written: ${files} files in ${shown}

  npm run dev -- --content ${folder}      look at it, drafts included
  npm run build -- --content ${folder}    the site, in dist/

Its README.md says what is an example, and how to go on.
${
  knowsOpsbook
    ? ''
    : '\nWhere Opsbook is cloned from is not known here: set OPSBOOK_REPOSITORY in its fetch-opsbook.sh before you push it.\n'
}`
}
