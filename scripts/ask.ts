/** Asks a person, in the terminal, for what a new document needs. Every question can be answered by an option as well. */
import { autocomplete, type CANCEL_SYMBOL, cancel, confirm, isCancel, multiselect, select, text } from '@clack/prompts'
import { type Answers, answerProblem, type Choice, type Question, type Sort, sorts } from '../src/drafts/questions.ts'

/** The person has had enough. Nothing is lost, because nothing was written. */
export class Cancelled extends Error {}

/** Where questions are shown and answered; the terminal, when nothing else is given. */
export interface Terminal {
  input?: NodeJS.ReadStream
  output?: NodeJS.WriteStream
}

/** More choices than this are found by typing. */
const AT_A_GLANCE = 12

const LEFT_OUT = ''

interface Line {
  placeholder?: string | undefined
  initialValue?: string | undefined
  /** What is wrong with an answer; absent when it can be taken. */
  problem(answer: string): string | undefined
}

interface AskedFor {
  /** The answers to choose from, when there are only some. */
  choices: Choice[] | undefined
  /** Whether the document cannot be begun without an answer. */
  isNeeded: boolean
  initialValue: string | undefined
  /** The answer as it is meant. */
  complete(answer: string): string
}

export class Interview {
  readonly #terminal: Terminal

  constructor(terminal: Terminal = {}) {
    this.#terminal = terminal
  }

  async sort(): Promise<Sort> {
    const options = sorts.map(({ name }) => ({ value: name, label: name }))
    const name = await this.#answer(select({ message: 'What do you begin?', options, ...this.#terminal }))
    return sorts.find((sort) => sort.name === name)!
  }

  yesOrNo(message: string): Promise<boolean> {
    return this.#answer(confirm({ message, initialValue: false, ...this.#terminal }))
  }

  one(message: string, choices: Choice[], initialValue?: string): Promise<string> {
    const options = { message, options: choices, ...(initialValue ? { initialValue } : {}), ...this.#terminal }
    return this.#answer(
      choices.length > AT_A_GLANCE ? autocomplete({ ...options, maxItems: AT_A_GLANCE }) : select(options),
    )
  }

  async line(message: string, { placeholder, initialValue, problem }: Line): Promise<string> {
    const answer = await this.#answer(
      text({
        message,
        ...(placeholder ? { placeholder } : {}),
        ...(initialValue ? { initialValue } : {}),
        validate: (given) => problem((given ?? '').trim()),
        ...this.#terminal,
      }),
    )
    return (answer ?? '').trim()
  }

  /** The answers to a question of the model; nothing where it was left out. */
  async question(
    sort: Sort,
    question: Question,
    { choices, isNeeded, initialValue, complete }: AskedFor,
  ): Promise<Answers[string]> {
    const { field, isList } = question
    const message = `${question.words.en.title}\n${field.description}`
    if (choices && isList) {
      const options = {
        message: `${message} (Space marks, Enter ends.)`,
        options: choices,
        required: isNeeded,
        ...this.#terminal,
      }
      return this.#answer(multiselect({ ...options, maxItems: AT_A_GLANCE }))
    }
    if (choices) {
      const none = { value: LEFT_OUT, label: 'leave it out' }
      const fallback = typeof field.fallback === 'string' ? field.fallback : undefined
      const given = await this.one(message, isNeeded || fallback ? choices : [none, ...choices], fallback)
      return given === LEFT_OUT || given === fallback ? undefined : given
    }
    const example = [field.example].flat()[0]
    const ask = (more: string, mayEnd: boolean) =>
      this.line(message + more, {
        placeholder: example === undefined ? undefined : `for example: ${String(example)}`,
        initialValue,
        problem: (answer) => {
          if (answer === '') return mayEnd ? undefined : 'This has to be said.'
          const found = answerProblem(sort, question, isList ? [complete(answer)] : complete(answer))
          return found && [found.message, found.hint].filter(Boolean).join('. ')
        },
      })
    const later = question.required ? ' (Enter leaves it for later.)' : ' (Enter leaves it out.)'
    if (!isList) return complete(await ask(isNeeded ? '' : later, !isNeeded)) || undefined
    const answers: string[] = []
    for (;;) {
      const mayEnd = !isNeeded || answers.length > 0
      const answer = await ask(` (One at a time${mayEnd ? '; Enter ends' : ''}.)`, mayEnd)
      if (answer === '') return answers.length > 0 ? answers : undefined
      answers.push(complete(answer))
    }
  }

  async #answer<T>(asked: Promise<T | typeof CANCEL_SYMBOL>): Promise<T> {
    const answer = await asked
    if (!isCancel(answer)) return answer as T
    cancel('Nothing was written.', this.#terminal)
    throw new Cancelled()
  }
}
