/** The manifesto: one declaration, its principles, and the pages that belong to it. */
import { z } from 'zod'
import { commonFields, Origin } from './document.ts'
import { choice, Day } from './values.ts'

const status = choice({
  draft: 'under discussion; a notice on the page names the commit that it was built from',
  adopted: 'in force',
}).meta({
  title: 'Status',
  description: 'Whether the organisation has adopted the text. A draft is published as well.',
  examples: ['draft'],
})

const origin = Origin.optional().meta({
  title: 'Origin',
  description: 'Where the text was adopted from.',
  examples: [{ url: 'https://example.org/manifesto/', license: 'CC-BY-4.0' }],
})

/** The declaration itself: `/manifesto/`. */
export const Declaration = z.strictObject({
  type: z.literal('manifesto').meta({
    title: 'Type',
    description: 'What this file of the manifesto is: the declaration, a principle, or a page beside them.',
    meanings: { manifesto: 'the declaration itself' },
    examples: ['manifesto'],
  }),
  ...commonFields,
  status,
  version: z
    .string()
    .regex(/^\d+(\.\d+){0,2}$/, 'is not a version; write numbers joined by dots, in quotes')
    .meta({ title: 'Version', description: 'Version of the text, in quotes.', examples: ['0.1'] }),
  adopted: Day.optional().meta({
    title: 'Adopted',
    description: 'The day on which the organisation adopted this version.',
    examples: ['2026-11-20'],
  }),
  origin,
})

/** One principle: a section of the manifesto and a page that lists what puts it into practice. */
export const Principle = z.strictObject({
  type: z.literal('principle').meta({
    title: 'Type',
    description: 'What this file of the manifesto is: the declaration, a principle, or a page beside them.',
    meanings: { principle: 'one principle of it' },
    examples: ['principle'],
  }),
  ...commonFields,
  order: z
    .int()
    .min(1)
    .max(99)
    .meta({ title: 'Order', description: 'Place of the principle in the manifesto, from 1.', examples: [3] }),
  origin,
})

/** A page that belongs to the manifesto, such as how to sign it. */
export const ManifestoPage = z.strictObject({
  type: z.literal('page').meta({
    title: 'Type',
    description: 'What this file of the manifesto is: the declaration, a principle, or a page beside them.',
    meanings: { page: 'a page beside them, such as how to sign' },
    examples: ['page'],
  }),
  ...commonFields,
  origin,
})

export const ManifestoDocument = z.discriminatedUnion('type', [Declaration, Principle, ManifestoPage])

export type Declaration = z.infer<typeof Declaration>
export type Principle = z.infer<typeof Principle>
export type ManifestoDocument = z.infer<typeof ManifestoDocument>
