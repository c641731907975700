/**
 * Hands our documents to Astro. Its own front-matter parser and Markdown pipeline never see a file:
 * the loader takes what the reader, the model and the renderer made.
 */

import { defineCollection } from 'astro:content'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader, LoaderContext } from 'astro/loaders'
import { z } from 'astro/zod'
import { loadHandbook, offeredHandbook, publishedDocuments, siteFacts } from './handbook.ts'
import { handedOver } from './options.ts'
import type { Document, SiteFacts } from './record/record.ts'

const options = handedOver()

/** Both collections show the same handbook; it is loaded once for each round of changes. */
let loading: ReturnType<typeof loadHandbook> | undefined
async function currentHandbook() {
  const offered = offeredHandbook()
  if (offered) return offered
  loading ??= loadHandbook(options)
  return await loading
}

function handbookLoader(name: string, fill: (context: LoaderContext) => Promise<void>): Loader {
  return {
    name: `opsbook-${name}`,
    async load(context) {
      await fill(context)
      // In `dev`, any change reloads the handbook: a title may show on any other page.
      const refresh = async (path: string) => {
        if (relative(options.content, path).startsWith('..')) return
        loading = undefined
        context.logger.info(`${relative(options.content, path)} has changed`)
        await fill(context)
      }
      context.watcher?.add(options.content)
      for (const event of ['change', 'add', 'unlink']) context.watcher?.on(event, refresh)
    },
  }
}

const documents = defineCollection({
  loader: handbookLoader('documents', async ({ store, config, generateDigest }) => {
    const handbook = await currentHandbook()
    const published = publishedDocuments(handbook)
    const keys = new Set(published.map(({ key }) => key))
    for (const key of store.keys()) if (!keys.has(key)) store.delete(key)
    for (const { key, document, html } of published) {
      store.set({
        id: key,
        data: document as unknown as Record<string, unknown>,
        digest: generateDigest({ document, html }),
        rendered: { html, metadata: { headings: document.headings } },
        filePath: relative(fileURLToPath(config.root), `${handbook.source.root}/${document.file}`),
      })
    }
  }),
  schema: z.custom<Document>(),
})

const facts = defineCollection({
  loader: handbookLoader('facts', async ({ store, generateDigest }) => {
    const data = siteFacts(await currentHandbook())
    store.set({
      id: 'site',
      data: data as unknown as Record<string, unknown>,
      digest: generateDigest(data as unknown as Record<string, unknown>),
    })
  }),
  schema: z.custom<SiteFacts>(),
})

export const collections = { documents, facts }
