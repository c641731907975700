/** `/favicon.svg`: the first letter of the handbook’s name on its accent colour. Readable at 16 pixels. */
import type { APIRoute } from 'astro'
import { contrastRatio } from '../model/colour.ts'
import { facts } from '../site.ts'

const { name, accent } = facts.catalogues.settings
const letter = Array.from(name)[0]!.toLocaleUpperCase('en')

// An accent is dark enough for light paper; on paper that a theme makes dark it is light.
const ink = contrastRatio(accent.light, '#ffffff') >= 3 ? '#fff' : '#000'

const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="3" fill="${accent.light}"/><text x="16" y="24" text-anchor="middle" font-family="system-ui, Arial, sans-serif" font-size="23" font-weight="700" fill="${ink}">${escapeText(letter)}</text></svg>`

export const GET: APIRoute = () => new Response(picture, { headers: { 'Content-Type': 'image/svg+xml' } })

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
