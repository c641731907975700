import type { Publishing } from '../../../model/settings.ts'
import type { Leak } from '../leak.ts'

/** Hosts below the suffixes of `handbook.yaml`, the suffixes themselves, and addresses of internal trackers. */
export function* internalNames(text: string, { hostSuffixes, trackers }: Publishing): Generator<Leak> {
  for (const suffix of hostSuffixes) {
    for (const { index } of text.matchAll(literally(suffix, '(?![\\w-])'))) {
      // Only what a name can be long is looked at: DNS allows 253 characters.
      const name = /[\w.*-]*$/.exec(text.slice(Math.max(0, index - 253), index))![0]
      if (/[\w-]$/.test(name)) continue
      yield { start: index - name.length, end: index + suffix.length, kind: 'the name of an internal host' }
    }
  }
  for (const tracker of trackers) {
    for (const { index, 0: address } of text.matchAll(literally(tracker, '[^\\s"\'<>)\\]`|]{0,2000}'))) {
      yield { start: index, end: index + address.length, kind: 'an address of an internal tracker' }
    }
  }
}

function literally(words: string, then: string): RegExp {
  return new RegExp(words.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&') + then, 'gi')
}
