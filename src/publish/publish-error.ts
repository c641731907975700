/**
 * What goes wrong while publishing: a sentence that says what happened, and a remedy that says what to do.
 *
 * The exit code tells whose turn it is: 1 is that of whoever made the theme, 2 is the person's at the keyboard (wrong usage, a folder that we may not
 * touch, a full disk), 3 is ours.
 */
export class PublishError extends Error {
  readonly remedy: string
  readonly exitCode: 1 | 2 | 3

  constructor(message: string, remedy: string, exitCode: 1 | 2 | 3, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.remedy = remedy
    this.exitCode = exitCode
  }
}

/** What the operating system says, when it is what refused: no permission, no room, no such folder. */
export function systemError(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error ? error.message : undefined
}
