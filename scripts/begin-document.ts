/** What `npm run new` does: asks for what is missing, judges the draft in its handbook, and writes it once it is right. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { addressesIn, withAddresses } from '../src/checks/identity/permalinks.ts'
import { begin, needsAPerson, suitableId } from '../src/drafts/begin.ts'
import { type Draft, draftFile, draftText } from '../src/drafts/draft.ts'
import { freeId, holderOf, isFreeIn } from '../src/drafts/free-id.ts'
import { incidentPage, type OngoingIncident } from '../src/drafts/incident-page.ts'
import { minuteNow, momentOf } from '../src/drafts/moment.ts'
import { nextSteps, ongoingSteps } from '../src/drafts/next-steps.ts'
import { type Answers, choicesOf, isAsked, type Question, type Sort, sorts } from '../src/drafts/questions.ts'
import { didYouMean } from '../src/model/explain.ts'
import { Language } from '../src/model/values.ts'
import { PERMALINKS } from '../src/reader/content-folder.ts'
import { nameProblem } from '../src/reader/document-name.ts'
import { readHandbook, type SourceHandbook } from '../src/reader/handbook.ts'
import { addressOf, withBase } from '../src/record/address.ts'
import type { Interview } from './ask.ts'
import { type CommandValues, exitCodes, shownPath, siteOptions, UsageError } from './command.ts'
import { judgeUnsaved, questionOf } from './judge-draft.ts'
import { replaceFile } from './replace-file.ts'
import { workCache } from './work-cache.ts'

/** Questions that the public page of an incident of one’s own answers from its first minute: see postmortem-completeness. */
const ofOngoing = new Set(['owner', 'service', 'start'])

/** Something that keeps the document from being written. */
interface Problem {
  message: string
  hint?: string | undefined
  /** What it is about: `--severity`. */
  at?: string | undefined
}

/** What is known while the document takes shape. */
interface Plan {
  sort: Sort
  lang: Language
  answers: Answers
  source: SourceHandbook
  /** Whether it is about an incident that is still going on. */
  isOngoing: boolean
  now: Date
}

/**
 * @param now the moment at which the document is begun
 * @param interview how to ask; absent where nobody is there to answer
 * @returns the exit code
 */
export async function beginDocument(values: CommandValues, now: Date, interview?: Interview): Promise<number> {
  const source = await readHandbook({ content: values.content })
  const [invalid] = source.invalid
  if (invalid !== undefined) {
    const hint = 'What a document may refer to is not known. npm run check says what is wrong there.'
    return refuse([{ message: `${invalid} has errors`, hint }])
  }
  const { settings } = source.catalogues
  const sort = await sortOf(values.operands, interview)
  const plan: Plan = {
    sort,
    lang: languageOf(values.given.lang as string | undefined, settings.languages),
    answers: givenAnswers(sort, values.given, now, settings.timeZone),
    source,
    isOngoing: values.given.during === true,
    now,
  }
  if (plan.isOngoing && sort.kind !== 'postmortem') throw new UsageError(`--during is not for a ${sort.name}`)
  if (plan.isOngoing && plan.answers.status !== undefined) throw new UsageError('--during says the status already')
  if (interview) await askForTheRest(interview, plan)
  demandTheRest(plan, values.given.yes === true || interview !== undefined)

  const id = await idFor(plan, values.given.id as string | undefined, interview)
  if (typeof id !== 'string') return refuse([id])
  const draft = draftOf(plan, id)
  const file = draftFile(draft)
  const text = draftText(draft)
  const site = { ...siteOptions(values), drafts: false, asOf: now.toISOString().slice(0, 10) }
  const { handbook, findings } = await judgeUnsaved(file, text, site, workCache(values))
  const answered = sort.questions.filter(({ option }) => plan.answers[option] !== undefined)
  const problems = findings.map((finding) => {
    const question = finding.file === file ? questionOf(finding, text, answered) : undefined
    return { ...finding, at: question ? `--${question.option}` : finding.file }
  })
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    const code = refuse(errors)
    if (interview) process.stderr.write(`\nYour answers, to be corrected and sent again:\n${asCommand(plan, id)}\n`)
    return code
  }
  // Not wrong in a draft, and good to know before it is shown to others.
  process.stderr.write(linesOf(problems))
  const path = join(source.root, file)
  if (!writeNew(path, text))
    return refuse([{ message: `${shownPath(path)} is there already`, hint: 'Choose another --id.' }])
  const address = addressOf({ kind: sort.kind, lang: plan.lang, id }, settings.languages[0]!)
  const local = withBase(address, handbook.site.base)
  const written = { path: shownPath(path), text, content: values.content }
  process.stdout.write(
    plan.isOngoing
      ? ongoingSteps({
          ...written,
          incident: incidentOf(plan),
          languages: settings.languages,
          local,
          site: handbook.site.site,
          recorded: recordAddress(source, address) ? PERMALINKS : undefined,
        })
      : nextSteps({ ...written, isDraft: sort.kind !== 'manifesto', local }),
  )
  return exitCodes.fine
}

async function sortOf([name, ...others]: string[], interview: Interview | undefined): Promise<Sort> {
  const names = sorts.map((sort) => sort.name)
  if (others.length > 0)
    throw new UsageError(
      `One KIND is begun at a time, and “${others[0]}” is too much; a title in words stands in quotes`,
    )
  if (name === undefined && interview) return interview.sort()
  if (name === undefined) throw new UsageError(`Say what to begin: ${names.join(', ')}`)
  const sort = sorts.find((each) => each.name === name)
  if (sort) return sort
  throw new UsageError(`There is no kind “${name}”. ${didYouMean(name, names) ?? `Kinds are ${names.join(', ')}`}`)
}

function languageOf(given: string | undefined, languages: Language[]): Language {
  if (given === undefined) return languages[0]!
  const known = Language.safeParse(given).data
  if (known && languages.includes(known)) return known
  throw new UsageError(
    `--lang ${given}: the languages of this handbook are ${languages.join(', ')} (“languages” in handbook.yaml)`,
  )
}

/** The answers that stand on the command line. */
function givenAnswers(sort: Sort, given: CommandValues['given'], now: Date, zone: string): Answers {
  const own = new Set(sort.questions.map(({ option }) => option))
  const ofOthers = sorts.flatMap(({ questions }) => questions.map(({ option }) => option))
  const strange = ofOthers.find((option) => given[option] !== undefined && !own.has(option))
  if (strange) throw new UsageError(`--${strange} is no option of a ${sort.name}`)
  return Object.fromEntries(
    sort.questions.flatMap((question) => {
      const answer = given[question.option] as string | string[] | undefined
      return answer === undefined
        ? []
        : [[question.option, question.field.type === 'instant' ? momentOf(String(answer), now, zone) : answer]]
    }),
  )
}

/** Questions without an answer. @param all whether those count as well for which a placeholder may stand */
function openQuestions({ sort, answers, source, lang, isOngoing }: Plan, all: boolean): Question[] {
  const isNeeded = (question: Question) => {
    if (isOngoing) return question.option === 'title' || ofOngoing.has(question.option)
    return needsAPerson(question, { sort, catalogues: source.catalogues, lang }) || (all && question.required)
  }
  return sort.questions.filter((question) => !answers[question.option]?.length && isNeeded(question))
}

/** Asks for everything that is not said yet. */
async function askForTheRest(interview: Interview, plan: Plan): Promise<void> {
  const { sort, answers, source, now } = plan
  const { timeZone } = source.catalogues.settings
  if (sort.kind === 'postmortem' && answers.status === undefined && !plan.isOngoing) {
    plan.isOngoing = await interview.yesOrNo(
      'Is the incident still going on?\nThen a public page is opened that says what is known by now.',
    )
  }
  const needed = openQuestions(plan, false)
  for (const question of sort.questions) {
    const { option, field } = question
    const choices = choicesOf(question, source.catalogues, plan.lang)
    if (answers[option] !== undefined || !isAsked(question) || choices?.length === 0) continue
    // Nobody has time now for what can be said later.
    if (plan.isOngoing && !needed.includes(question) && option !== 'severity') continue
    answers[option] = await interview.question(sort, question, {
      choices,
      isNeeded: needed.includes(question),
      initialValue: plan.isOngoing && option === 'start' ? minuteNow(now, timeZone) : undefined,
      complete: (answer) => (field.type === 'instant' ? momentOf(answer, now, timeZone) : answer),
    })
  }
}

/** @throws {UsageError} when something is missing, with every option that says it. */
function demandTheRest(plan: Plan, mayBeMarked: boolean): void {
  const { sort, source, lang, isOngoing } = plan
  const open = openQuestions(plan, !mayBeMarked)
  if (open.length === 0) return
  const width = Math.max(...open.map(({ option }) => option.length))
  const rows = open.map((question) => {
    const choices = choicesOf(question, source.catalogues, lang)?.map(({ value }) => value)
    const words = choices?.length === 0 ? 'none is listed in the handbook yet' : choices?.join(', ')
    return `  --${question.option.padEnd(width)}  ${words ?? question.field.description}`
  })
  const more = mayBeMarked || isOngoing ? '' : '\nWith --yes, texts that are missing are marked in the file instead.'
  throw new UsageError(`A ${sort.name} cannot be begun without:\n${rows.join('\n')}${more}`)
}

/** The id that was given or chosen, or what is wrong with it. */
async function idFor(
  plan: Plan,
  given: string | undefined,
  interview: Interview | undefined,
): Promise<string | Problem> {
  const { sort, lang, source, answers, now } = plan
  const list = source.sources.get(PERMALINKS)?.text ?? ''
  const isFree = isFreeIn(source, new Set([...addressesIn(list)].map(({ address }) => address)))
  const next = (wanted: string) => freeId(wanted, (id) => isFree(sort.kind, id, lang))
  const suitable = suitableId({ sort, answers }, now.toISOString().slice(0, 10))
  // There is one declaration in each language, under one name.
  const proposed = sort.name === 'manifesto' ? suitable : next(suitable)
  const problem = (id: string): Problem | undefined => {
    const unfit = nameProblem({ id })
    if (unfit) return { at: '--id', ...unfit }
    const holder = holderOf({ kind: sort.kind, lang, id }, source)
    if (holder === undefined) return undefined
    const hint = sort.name === 'manifesto' ? 'There is one declaration in each language.' : `“${next(id)}” is free.`
    return { at: '--id', message: `“${id}” is taken: ${holder}`, hint }
  }
  const id =
    given ??
    (interview && sort.name !== 'manifesto'
      ? await interview.line('Id\nThe name of the file, and its address for ever.', {
          initialValue: proposed,
          problem(answer) {
            const found = problem(answer)
            return found && `${found.message}. ${found.hint}`
          },
        })
      : proposed)
  return problem(id) ?? id
}

function draftOf({ sort, lang, answers, source, isOngoing }: Plan, id: string): Draft {
  const { catalogues, documents } = source
  const order = 1 + Math.max(0, ...documents.flatMap(({ data }) => (data && 'order' in data ? [data.order] : [])))
  const name = { kind: sort.kind, id, ...(lang === catalogues.settings.languages[0] ? {} : { lang }) }
  if (!isOngoing) return { ...name, ...begin({ sort, answers, lang, catalogues, order }) }
  const page = incidentPage(incidentOf({ answers, source }), lang)
  const known = { summary: page.summary, 'detected-by': 'unknown', ...answers, status: 'preliminary' }
  return { ...name, ...begin({ sort, answers: known, lang, catalogues, order }), body: page.body }
}

function incidentOf({ answers, source }: Pick<Plan, 'answers' | 'source'>): OngoingIncident {
  return { services: [answers.service!].flat(), start: String(answers.start), catalogues: source.catalogues }
}

/** Writes a file that is not there yet. Says whether it did. */
function writeNew(path: string, text: string): boolean {
  mkdirSync(dirname(path), { recursive: true })
  try {
    writeFileSync(path, text, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/**
 * Adds the address of an open incident to the list of published addresses, where the handbook keeps one: customers are told
 * of it today, so it is promised before the page is public. Says whether there is a list.
 */
function recordAddress({ root, sources }: SourceHandbook, address: string): boolean {
  const text = sources.get(PERMALINKS)?.text
  if (text === undefined) return false
  replaceFile(join(root, PERMALINKS), withAddresses(text, [address]))
  return true
}

/** Says everything that is wrong. */
function refuse(problems: Problem[]): number {
  process.stderr.write(`${linesOf(problems)}Nothing was written.\n`)
  return exitCodes.content
}

function linesOf(problems: Problem[]): string {
  return problems
    .map(({ at, message, hint }) => `${at ? `${at}: ` : ''}${message}\n${hint ? `  ${hint}\n` : ''}`)
    .join('')
}

/** The command that gives the same answers, for a shell. */
function asCommand({ sort, answers, isOngoing, lang, source }: Plan, id: string): string {
  const isFirst = lang === source.catalogues.settings.languages[0]
  const options = [
    ...Object.entries(answers).flatMap(([option, answer]) =>
      [answer ?? []].flat().map((each) => [option, each] as const),
    ),
    ...(isFirst ? [] : [['lang', lang] as const]),
    ['id', id] as const,
  ]
  const quoted = (word: string) => (/^[\w.:/+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)
  const words = options.map(([option, answer]) => `--${option} ${quoted(answer)}`)
  return ['npm run new --', sort.name, ...words, ...(isOngoing ? ['--during'] : []), '--yes'].join(' ')
}
