/** A body in sections, so that what a person wrote into one of them does not keep the others from being brought up to date. */

export interface BodySection {
  /** The line of its heading, with a number behind it when the same line stands here again; empty before the first one. */
  key: string
  /** From its heading to the next, as it is written. */
  text: string
}

/** The sections of the second level, with what stands before the first of them. Put together, their texts are the body. */
export function sectionsOf(body: string): BodySection[] {
  const sections: BodySection[] = []
  const seen = new Map<string, number>()
  let fence: string | undefined
  let current: BodySection = { key: '', text: '' }
  for (const line of body.split(/(?<=\n)/)) {
    const run = /^ {0,3}(`{3,}|~{3,})(.*)/s.exec(line)
    if (fence === undefined && run) fence = run[1]
    else if (fence !== undefined && run && run[1]!.startsWith(fence) && run[2]!.trim() === '') fence = undefined
    else if (fence === undefined && /^##[ \t]/.test(line)) {
      sections.push(current)
      const heading = line.trim()
      const count = (seen.get(heading) ?? 0) + 1
      seen.set(heading, count)
      current = { key: count === 1 ? heading : `${heading} (${count})`, text: '' }
    }
    current.text += line
  }
  sections.push(current)
  return sections.filter(({ text }) => text.trim() !== '')
}
