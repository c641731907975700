/** The options of `npm run new`: one for each question of the model. */
import { sorts } from '../src/drafts/questions.ts'
import type { CommandHelp, OptionHelp } from './command.ts'

/** What the command says of itself, with what the model adds. */
export function withOptionsOfTheModel(help: CommandHelp): CommandHelp {
  return { ...help, options: { ...help.options, ...optionsOfTheModel() }, more: whatElseHelps }
}

/** An option for each question of each sort. */
function optionsOfTheModel(): Record<string, OptionHelp> {
  const asked = sorts.flatMap((sort) => sort.questions.map((question) => ({ ...question, sort: sort.name })))
  const byOption = Object.entries(Object.groupBy(asked, ({ option }) => option)) as [string, typeof asked][]
  return Object.fromEntries(
    byOption.map(([option, questions]): [string, OptionHelp] => {
      const [{ field, isList }] = questions as [(typeof asked)[number]]
      const where = questions.length === sorts.length ? '' : `${questions.map(({ sort }) => sort).join(', ')}: `
      const choices = [...new Set(questions.flatMap((question) => question.field.choices ?? []))]
      const isSame = questions.every((question) => question.field.description === field.description)
      const words =
        choices.length > 0 ? choices.join(', ') : isSame ? field.description.replace(/\.$/, '') : field.title
      return [
        option,
        {
          type: 'string',
          value: option.toUpperCase().replaceAll('-', '_'),
          help: `${where}${words}${isList ? ' (may be repeated)' : ''}`,
          ...(isList ? { multiple: true } : {}),
        },
      ]
    }),
  )
}

function whatElseHelps(): string[] {
  return [
    `KIND is one of: ${sorts.map(({ name }) => name).join(', ')}.`,
    'Times carry a UTC offset, 2026-11-20T13:44+01:00; 13:44 alone is today, in the handbook’s time zone.',
    'Each question has an option; with --yes nothing is asked.',
  ]
}
