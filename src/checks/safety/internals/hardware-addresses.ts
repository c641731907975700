import { type Detector, findAll, type Leak } from '../leak.ts'

const EUI48 = /(?<![\w:.-])(?:[0-9a-f]{2}(?::[0-9a-f]{2}){5}|[0-9a-f]{2}(?:-[0-9a-f]{2}){5})(?![\w:-])/dgi
/** As switches write them: `0011.2233.4455`. */
const DOTTED = /(?<![\w.])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![\w.])/dgi
/** RFC 7042: for documentation. Then what is no device: nothing, everybody, multicast, and virtual routers. */
const NO_DEVICE = /^(?:00005e0053|01005e9010|000000000000|ffffffffffff|3333|01005e|0180c2|00005e000[12])/i

/** Addresses of network cards. */
export const hardwareAddresses: Detector = function* (text): Generator<Leak> {
  for (const pattern of [EUI48, DOTTED]) {
    for (const { value, start, end } of findAll(text, pattern)) {
      const digits = value.replace(/[:.-]/g, '')
      if (NO_DEVICE.test(digits) || !/[a-f]/i.test(digits)) continue
      yield { start, end, kind: 'the hardware address of a device' }
    }
  }
}
