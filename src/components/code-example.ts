import { renderBody } from '../markdown/render.ts'

/** A file to be copied, as bodies show one: the same frame, colours and button. */
export function codeExample(file: string, text: string): string {
  // The colours of a long document would cost its page more than they help.
  const language = file.endsWith('.yaml') ? 'yaml' : 'text'
  const fence = `\`\`\`\`${language} title="${file}"\n${text}\`\`\`\`\n`
  return renderBody(fence, {
    file,
    firstLine: 1,
    lang: 'en',
    resolve: () => ({ problem: 'examples have no links', hint: '' }),
  }).html
}
