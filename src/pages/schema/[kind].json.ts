/** `/schema/KIND.json`: what a file of this kind may contain, for editors and other programs. */
import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { fileKindNames } from '../../model/file-kinds.ts'
import { jsonSchemaText } from '../../model/json-schema.ts'
import { schemaAddress } from '../../record/address.ts'
import { absoluteHref } from '../../site.ts'

export const getStaticPaths = () => fileKindNames.map((kind) => ({ params: { kind }, props: { kind } }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = ({ props: { kind } }) =>
  new Response(jsonSchemaText(kind, absoluteHref(schemaAddress(kind))), {
    headers: { 'Content-Type': 'application/schema+json; charset=utf-8' },
  })
