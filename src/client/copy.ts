/** Gives each code block a button that copies it: of a terminal session only the commands, without prompts and output. */

// The words come with the page’s language; a script of one kilobyte needs no catalogue.
const words = document.documentElement.lang.startsWith('de')
  ? { copy: 'Kopieren', copied: 'Kopiert', failed: 'Nicht kopiert' }
  : { copy: 'Copy', copied: 'Copied', failed: 'Not copied' }

/** How long the button says that it has copied, in milliseconds. */
const SAID = 2000

const status = document.createElement('p')
status.className = 'visually-hidden'
status.setAttribute('role', 'status')
document.body.append(status)

for (const figure of document.querySelectorAll<HTMLElement>('figure.code')) {
  const code = figure.querySelector('pre code')
  if (!code) continue
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.textContent = words.copy
  button.addEventListener('click', async () => {
    const said = await navigator.clipboard.writeText(textToCopy(code)).then(
      () => words.copied,
      () => words.failed,
    )
    button.textContent = said
    status.textContent = said
    setTimeout(() => {
      button.textContent = words.copy
      status.textContent = ''
    }, SAID)
  })
  figure.prepend(button)
}

/** The commands of a session, one a line; of any other block its text. */
function textToCopy(code: Element): string {
  const commands = [...code.querySelectorAll('.command')].map((command) => command.textContent?.replace(/\n$/, ''))
  return commands.length > 0 ? commands.join('\n') : (code.textContent ?? '').replace(/\n$/, '')
}
