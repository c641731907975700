/** What every kind of document has in common. */
import { z } from 'zod'
import { Day, Interval, Language, reference, text, WebAddress } from './values.ts'

/** An address below the site's base: `/old/place/`. */
export const SiteAddress = z
  .string()
  .regex(
    /^\/(?:[A-Za-z0-9._~-]+\/)+$/,
    'is not an address of this site; it begins and ends with a slash, for example /runbooks/old-name/',
  )

/** Where an adopted page comes from. */
export const Origin = z
  .strictObject({
    organisation: text(120)
      .optional()
      .meta({
        title: 'Organisation',
        description: 'Whose page this was.',
        examples: ['Open Infrastructure Example Group'],
      }),
    url: WebAddress.meta({
      title: 'Address',
      description: 'Where the original page is published.',
      examples: ['https://handbook.example.org/processes/change/'],
    }),
    commit: z
      .string()
      .regex(/^[0-9a-f]{7,64}$/, 'is not a commit; write 7 to 64 hexadecimal digits')
      .optional()
      .meta({ title: 'Commit', description: 'The revision that was adopted.', examples: ['51cd0c90'] }),
    license: text(60).meta({
      title: 'Licence',
      description: 'SPDX identifier of the licence under which the original may be reused.',
      examples: ['CC-BY-4.0'],
    }),
  })
  .meta({
    title: 'Origin',
    description: 'Given when the page is adopted from elsewhere: what it was made from, and under which licence.',
    examples: [{ url: 'https://handbook.example.org/processes/change/', license: 'CC-BY-4.0' }],
  })

/** Front matter that any document may carry. Spread into the schema of each kind. */
export const commonFields = {
  title: text(120).meta({
    title: 'Title',
    description: 'The name of the page, in one line, without the name of the organisation.',
    examples: ['A disk of the control plane is full'],
  }),
  summary: text(400).meta({
    title: 'Summary',
    description: 'What this page says, in at most 400 characters, in words that a customer understands.',
    examples: ['What to do when a control plane can no longer agree on its own state.'],
  }),
  tags: z
    .array(
      z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a tag is written like an id: lower-case words joined by hyphens'),
    )
    .default([])
    .meta({
      title: 'Tags',
      description: 'Words under which this page is also found.',
      examples: [['kubernetes', 'etcd']],
    }),
  aliases: z
    .array(SiteAddress)
    .default([])
    .meta({
      title: 'Aliases',
      description: 'Former addresses of this page. They lead here for ever.',
      examples: [['/runbooks/etcd-down/']],
    }),
  lang: Language.optional().meta({
    title: 'Language',
    description:
      'Language of the text, when it is neither the handbook’s first language nor said by the file name, as in disk-full.de.md. A translation carries the file name of its original.',
    examples: ['de'],
  }),
  license: text(60)
    .optional()
    .meta({
      title: 'Licence',
      description: 'SPDX identifier, when this page is not under the handbook’s licence.',
      examples: ['CC-BY-SA-4.0'],
    }),
}

/** Who answers for a page: a team, never a person. */
export const owner = reference('team').meta({
  title: 'Owner',
  description: 'The team or role of teams.yaml that answers for this page. Never a person.',
  examples: ['platform'],
})

/** When a page was last looked at by its owner, and how often that is due. */
export const reviewFields = {
  reviewed: Day.optional().meta({
    title: 'Reviewed',
    description: 'The day on which the owner last confirmed that the page is right.',
    examples: ['2026-11-20'],
  }),
  reviewEvery: Interval.optional().meta({
    title: 'Review every',
    description: 'How long a review holds: a number and d, w, m or y.',
    examples: ['6m'],
  }),
}

export const principles = z
  .array(reference('principle'))
  .default([])
  .meta({
    title: 'Principles',
    description: 'Principles of the manifesto that this page puts into practice.',
    examples: [['transparent-incidents']],
  })

export const controls = z
  .array(reference('control'))
  .default([])
  .meta({
    title: 'Controls',
    description: 'Controls of controls.yaml to which this page is evidence, as framework:control.',
    examples: [['iso27001:A.5.27']],
  })
