/** Secrets in texts: what opens something for whoever reads it. */
import { type Detector, distinct, type Leak } from '../leak.ts'
import { type CloserLook, Suspicion } from '../suspect-lines.ts'
import { assignedSecrets } from './assigned-secrets.ts'
import { authorization } from './authorization.ts'
import { commandPasswords } from './command-passwords.ts'
import { connectionStrings } from './connection-strings.ts'
import { kubernetesSecrets } from './kubernetes-secrets.ts'
import { privateKeys } from './private-keys.ts'
import { secretlintFindings } from './secretlint.ts'
import { signedAddresses } from './signed-addresses.ts'
import { tokenFormats } from './token-formats.ts'

const detectors: Detector[] = [
  tokenFormats,
  privateKeys,
  authorization,
  connectionStrings,
  signedAddresses,
  commandPasswords,
  assignedSecrets,
]

/** What may be a secret stands on lines that are suspect for one of these. */
export const secretSuspicions = Suspicion.sign | Suspicion.token | Suspicion.at

/** The secrets of each text, in the order of places. Many texts at once cost much less than one after another. */
export async function secretsIn(texts: readonly string[], lines: CloserLook): Promise<Leak[][]> {
  const found = lines.originsOf([
    ...detectors.flatMap((detect) => [...detect(lines.text)]),
    ...(await secretlintFindings(lines.text)),
  ])
  return found.map((leaks, index) => distinct([...leaks, ...kubernetesSecrets(texts[index]!)]))
}
