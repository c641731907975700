/** The forms as files of a repository: issue forms of GitHub, which Forgejo and Gitea read as well, and templates of GitLab. */
import { stringify } from 'yaml'
import type { Catalogues } from '../model/index.ts'
import { type Form, type FormField, formsFor } from './form.ts'

export interface FormFile {
  /** Path in the repository. */
  path: string
  text: string
}

export function formFiles(catalogues: Catalogues): FormFile[] {
  return formsFor(catalogues).flatMap((form) => [
    { path: `.github/ISSUE_TEMPLATE/${form.name}.yml`, text: githubForm(form) },
    { path: `.gitlab/issue_templates/${form.name}.md`, text: gitlabTemplate(form) },
  ])
}

const SOURCE = 'Written from the model and the handbook: change them there, then run “npm run forms”.'

/** @see https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms */
function githubForm({ title, description, notice, fields }: Form): string {
  const form = {
    name: title,
    description,
    body: [{ type: 'markdown', attributes: { value: notice } }, ...fields.map(githubField)],
  }
  return `# ${SOURCE}\n${stringify(form, { lineWidth: 0, singleQuote: true })}`
}

const githubTypes = { line: 'input', text: 'textarea', choice: 'dropdown', choices: 'dropdown' } as const

function githubField({ id, label, help, type, choices, isRequired, example }: FormField): object {
  return {
    type: githubTypes[type],
    id,
    attributes: {
      label,
      description: help,
      ...(type === 'choices' ? { multiple: true } : {}),
      ...(choices ? { options: choices.map((choice) => choice.label) } : {}),
      ...(example === undefined ? {} : { placeholder: example }),
    },
    validations: { required: isRequired },
  }
}

/** The same as a text that is filled in: each answer below its heading, instructions as comments, choices to be ticked. */
function gitlabTemplate({ title, notice, fields }: Form): string {
  const parts = fields.map(({ label, help, choices, example }) => {
    const more = example === undefined ? '' : ` For example: ${example}`
    const options = choices ? `${choices.map((choice) => `- [ ] ${choice.label}`).join('\n')}\n\n` : ''
    return `### ${label}\n\n<!-- ${inComment(help + more)} -->\n\n${options}`
  })
  return `<!-- ${SOURCE} -->\n<!-- ${inComment(`${title}. ${notice}`)} -->\n\n${parts.join('').trimEnd()}\n`
}

function inComment(text: string): string {
  return text.replace(/--+>?/g, '–').replace(/\s+/g, ' ')
}
