/** Gives every code block a button that copies it: of a terminal session only the commands, without prompt and output. */

export function offerCopying(): void {
  const spoken = document.getElementById('page-copy')
  if (!spoken) return
  const { copy, copied, failed } = spoken.dataset as { copy: string; copied: string; failed: string }

  for (const figure of document.querySelectorAll('figure.code')) {
    const code = figure.querySelector('code')
    if (!code) continue
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = copy
    button.addEventListener('click', async () => {
      const commands = [...code.querySelectorAll('.command')].map((command) => command.textContent)
      const text = commands.length > 0 ? commands.join('\n') : (code.textContent ?? '')
      const done = await navigator.clipboard.writeText(text).then(
        () => copied,
        () => failed,
      )
      button.textContent = done
      spoken.textContent = done
      setTimeout(() => {
        button.textContent = copy
        spoken.textContent = ''
      }, 2000)
    })
    figure.append(button)
  }
}
