/** Secrets in texts: what opens something for whoever reads it. */
import { type Detector, distinct, type Leak } from '../leak.ts'
import { type Look, Suspicion } from '../suspect-lines.ts'
import { assignedSecrets } from './assigned-secrets.ts'
import { authorization } from './authorization.ts'
import { commandPasswords } from './command-passwords.ts'
import { connectionStrings } from './connection-strings.ts'
import { kubernetesSecrets } from './kubernetes-secrets.ts'
import { privateKeys } from './private-keys.ts'
import { secretlintFindings } from './secretlint.ts'
import { signedAddresses } from './signed-addresses.ts'
import { tokenFormats } from './token-formats.ts'

/** Which lines each has to read. */
const { sign, token, at } = Suspicion
const detectors: [suspicions: number, detect: Detector][] = [
  [token, tokenFormats],
  [token, signedAddresses],
  [token | sign, privateKeys],
  [sign, authorization],
  [sign, commandPasswords],
  [sign, assignedSecrets],
  [at, connectionStrings],
]

/** The secrets of each text, in the order of places. Many texts at once cost much less than one after another. */
export async function secretsIn(texts: readonly string[], look: Look): Promise<Leak[][]> {
  const known = look(token).originsOf(await secretlintFindings(look(token).text))
  const found = detectors.map(([suspicions, detect]) => look(suspicions).originsOf(detect(look(suspicions).text)))
  return texts.map((text, index) => {
    const leaks = [known, ...found].flatMap((list) => list[index]!)
    return distinct([...leaks, ...kubernetesSecrets(text)])
  })
}
