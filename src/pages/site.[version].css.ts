/** `/site.HASH.css`: the stylesheet of all pages. */
import type { APIRoute } from 'astro'
import { stylesheet, stylesheetVersion } from '../styles/stylesheet.ts'

export const getStaticPaths = () => [{ params: { version: stylesheetVersion } }]

export const GET: APIRoute = () => new Response(stylesheet, { headers: { 'Content-Type': 'text/css; charset=utf-8' } })
