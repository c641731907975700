/** Internal details in texts: what describes the inside of a network. */
import type { Publishing } from '../../../model/settings.ts'
import { distinct, type Leak } from '../leak.ts'
import { type Look, Suspicion } from '../suspect-lines.ts'
import { hardwareAddresses } from './hardware-addresses.ts'
import { internalNames } from './internal-names.ts'
import { privateAddresses } from './private-addresses.ts'

/** The internal details of each text, in the order of places. */
export function internalsIn(texts: readonly string[], look: Look, publishing: Publishing): Leak[][] {
  const lines = look(Suspicion.address)
  const found = lines.originsOf([...privateAddresses(lines.text), ...hardwareAddresses(lines.text)])
  return found.map((leaks, index) => distinct([...leaks, ...internalNames(texts[index]!, publishing)]))
}
