/** Cards as PNG: the same bytes on every machine, because nothing of the machine is in them, not even a typeface. */
import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import { digest, type KeptWork } from '../reader/work-cache.ts'
import { CARD, type Typeface } from './card.ts'
import { Letters } from './letters.ts'
import { png } from './png.ts'

const require = createRequire(import.meta.url)
const files = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map((file) =>
  require.resolve(`@expo-google-fonts/inter/${file}`),
) as [string, string]

let face: Typeface | undefined

/** Inter, read when it is first asked for. */
export function typeface(): Typeface {
  face ??= { regular: new Letters(files[0]), strong: new Letters(files[1]) }
  return face
}

/** The PNG of a card, drawn now or by an earlier run. */
export function drawCard(svg: string, kept?: KeptWork): Uint8Array {
  const key = digest('card', svg)
  const before = kept?.get(key) as string | undefined
  if (before !== undefined) return Buffer.from(before, 'base64')
  const image = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: files, defaultFontFamily: 'Inter' },
    logLevel: 'off',
  }).render()
  const bytes = png(image.pixels, CARD.width, CARD.height)
  kept?.put(key, bytes.toString('base64'))
  return bytes
}
