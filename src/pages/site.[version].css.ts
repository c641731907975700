/** `/site.HASH.css`: the stylesheets, one for each kind of page. */
import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { stylesheets } from '../styles/stylesheet.ts'

export const getStaticPaths = () => stylesheets.map(({ css, version }) => ({ params: { version }, props: { css } }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = ({ props }) =>
  new Response(props.css, { headers: { 'Content-Type': 'text/css; charset=utf-8' } })
