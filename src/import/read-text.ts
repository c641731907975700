/** The text of an input file, which is UTF-8 or refused. */
import { type InputFile, InputRefused } from './importer.ts'

/**
 * @throws {InputRefused} when the bytes are not UTF-8.
 */
export function textOf({ path, bytes }: InputFile): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new InputRefused([{ file: path, message: 'the file is UTF-16', hint: 'Save it as UTF-8.' }])
  }
  try {
    // The decoder takes a byte order mark away.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const line = lineOfBrokenByte(bytes)
    throw new InputRefused([{ file: path, line, message: 'the file is not UTF-8', hint: 'Save it as UTF-8.' }])
  }
}

/** A decoder says that a byte is wrong, and not which: lines are decoded one by one. */
function lineOfBrokenByte(bytes: Uint8Array): number {
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start)
    const stop = end === -1 ? bytes.length : end + 1
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, stop))
    } catch {
      return line
    }
    start = stop
  }
  return line
}
