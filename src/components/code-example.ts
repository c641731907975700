import { renderBody } from '../markdown/render.ts'

/** A file to be copied, as bodies show one: the same frame and button. Colours would cost its page more than they help. */
export function codeExample(file: string, text: string): string {
  const fence = `\`\`\`\`text title="${file}"\n${text}\`\`\`\`\n`
  return renderBody(fence, {
    file,
    firstLine: 1,
    lang: 'en',
    resolve: () => ({ problem: 'examples have no links', hint: '' }),
  }).html
}
