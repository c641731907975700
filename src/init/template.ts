/**
 * Files that this repository and the repositories of adopters both have, such as their workflows, come from one template.
 * What only one of them needs stands in blocks of lines, what is called differently in words between “@”:
 *
 *     #: adopted
 *     - run: sh fetch-opsbook.sh "$OPSBOOK"
 *     #: end
 *     - run: @npm@ ci --ignore-scripts
 */

/** `own`: the repository that holds Opsbook itself. `adopted`: one that holds a handbook and fetches Opsbook. */
export type Edition = 'own' | 'adopted'

/**
 * The file that a template stands for.
 *
 * @throws when a block is not closed or a word is not known: that is a mistake in the template.
 */
export function renderTemplate(template: string, edition: Edition, words: Record<string, string>): string {
  let block: string | undefined
  const lines = template.split('\n').filter((line) => {
    const mark = /^\s*#: (own|adopted|end)$/.exec(line)?.[1]
    if (mark === undefined) return block === undefined || block === edition
    if (mark === 'end' && block === undefined) throw new Error('a template ends a block that it did not begin')
    block = mark === 'end' ? undefined : mark
    return false
  })
  if (block !== undefined) throw new Error(`a template does not end its block “#: ${block}”`)
  return lines.join('\n').replace(/@([a-z-]+)@/g, (_, name: string) => {
    const word = Object.hasOwn(words, name) ? words[name] : undefined
    if (word === undefined) throw new Error(`a template asks for “@${name}@”, which nobody gives`)
    return word
  })
}
