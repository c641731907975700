/** Tells what was typed into a terminal from what the terminal printed. */

/** `$ `, `# `, `% `, `user@host:~$ `, `[root@db1 ~]# `, `(venv) $ `. */
const PROMPT = /^(?:\([\w.-]+\) )?(?:\[[^\]\s]+(?: [^\]\s]+)?\]|[\w.-]+@[\w.-]+(?::[^\s$#%]*)?)?[$#%][ \t]+/
const CONTINUED_PROMPT = /^> /

/** The lines of a terminal session; those that are typed have a prompt, which is empty where a command just goes on. */
export function sessionLines(code: string): { line: string; prompt?: string }[] {
  let continued = false
  return code.split('\n').map((line) => {
    const prompt = (continued ? CONTINUED_PROMPT : PROMPT).exec(line)?.[0] ?? (continued ? '' : undefined)
    if (prompt === undefined) return { line }
    continued = line.slice(prompt.length).endsWith('\\')
    return { line, prompt }
  })
}

/** A session in which prompts and output are blank: every command keeps its place. */
export function typedOnly(session: string): string {
  return sessionLines(session)
    .map(({ line, prompt }) =>
      prompt === undefined ? ' '.repeat(line.length) : ' '.repeat(prompt.length) + line.slice(prompt.length),
    )
    .join('\n')
}
