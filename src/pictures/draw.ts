/** Cards as PNG: the same bytes on every machine, because nothing of the machine is in them, not even a typeface. */
import { createRequire } from 'node:module'
import { digest, type KeptWork } from '../reader/work-cache.ts'
import { CARD, type Typeface } from './card.ts'
import { Letters } from './letters.ts'
import { png } from './png.ts'

const require = createRequire(import.meta.url)

const inter = (file: string) => require.resolve(`@expo-google-fonts/inter/${file}`)

const REGULAR = '400Regular/Inter_400Regular.ttf'
const STRONG = '600SemiBold/Inter_600SemiBold.ttf'

let face: Typeface | undefined

/** Inter, read when it is first asked for. */
export function typeface(): Typeface {
  face ??= { regular: new Letters(inter(REGULAR)), strong: new Letters(inter(STRONG)) }
  return face
}

/** The PNG of a card, drawn now or by an earlier run. */
export function drawCard(svg: string, kept?: KeptWork): Uint8Array {
  const key = digest('card', svg)
  const before = kept?.get(key) as string | undefined
  if (before !== undefined) return Buffer.from(before, 'base64')
  // Native code, loaded when there is something to draw: most runs have nothing, and some machines have no build of it.
  const { Resvg } = require('@resvg/resvg-js') as typeof import('@resvg/resvg-js')
  const image = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: [inter(REGULAR), inter(STRONG)], defaultFontFamily: 'Inter' },
    logLevel: 'off',
  }).render()
  const bytes = png(image.pixels, CARD.width, CARD.height)
  kept?.put(key, bytes.toString('base64'))
  return bytes
}
