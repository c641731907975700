/** Which licence a tree says that it has: by an SPDX tag, or by the words with which well-known licences begin. */

const FIRST_WORDS: readonly [RegExp, string][] = [
  [/^\s*Apache License\s+Version 2\.0,/, 'Apache-2.0'],
  [/^\s*(?:The )?MIT License(?: \(MIT\))?\s*(?:\n|$)/, 'MIT'],
  [/^\s*GNU GENERAL PUBLIC LICENSE\s+Version 3,/, 'GPL-3.0-only'],
  [/^\s*GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3,/, 'AGPL-3.0-only'],
  [/^\s*Mozilla Public License Version 2\.0/, 'MPL-2.0'],
  [/^\s*BSD 3-Clause License\s*(?:\n|$)/, 'BSD-3-Clause'],
  [/^\s*(?:Creative Commons )?CC0 1\.0 Universal/i, 'CC0-1.0'],
  [/^\s*(?:Creative Commons )?Attribution 4\.0 International/i, 'CC-BY-4.0'],
  [/^\s*(?:Creative Commons )?Attribution-ShareAlike 4\.0 International/i, 'CC-BY-SA-4.0'],
  [/^\s*(?:Creative Commons )?Attribution-NonCommercial 4\.0 International/i, 'CC-BY-NC-4.0'],
  [/^\s*(?:Creative Commons )?Attribution-NoDerivatives 4\.0 International/i, 'CC-BY-ND-4.0'],
  [/^\s*(?:Creative Commons )?Attribution-NonCommercial-ShareAlike 4\.0 International/i, 'CC-BY-NC-SA-4.0'],
  [/^\s*(?:Creative Commons )?Attribution-NonCommercial-NoDerivatives 4\.0 International/i, 'CC-BY-NC-ND-4.0'],
]

/** Whether a file at the top of the tree is the text of its licence. */
export function isLicenceFile(path: string): boolean {
  return /^(?:licen[cs]e|copying)(?:[-.][\w.-]+)?$/i.test(path)
}

/** The SPDX identifier; undefined when that is not sure. */
export function licenceIn(text: string): string | undefined {
  const start = text.slice(0, 4000)
  const tag = /SPDX-License-Identifier:\s*([A-Za-z0-9.+-]{2,40})\s*$/m.exec(start)?.[1]
  return tag ?? FIRST_WORDS.find(([pattern]) => pattern.test(start))?.[1]
}
