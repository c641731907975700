/** The small data files beside the documents: services, teams, glossary, controls, signatories. */
import { z } from 'zod'
import { ContactAddress, choice, Day, ID_PATTERN, Language, reference, text, WebAddress } from './values.ts'

const id = (description: string, example: string) =>
  z
    .string()
    .max(80)
    .regex(ID_PATTERN, 'an id is lower-case letters and digits, in words joined by single hyphens')
    .meta({ title: 'Id', description, examples: [example] })

/** An entry’s words in another language. */
const translations = z
  .partialRecord(
    Language,
    z.strictObject({
      name: text(120)
        .optional()
        .meta({ title: 'Name', description: 'The name in this language.', examples: ['Blockspeicher'] }),
      summary: text(400)
        .optional()
        .meta({
          title: 'Summary',
          description: 'The summary in this language.',
          examples: ['Datenträger für Maschinen.'],
        }),
    }),
  )
  .optional()
  .meta({
    title: 'Translations',
    description: 'Name and summary in the handbook’s other languages.',
    examples: [{ de: { name: 'Blockspeicher' } }],
  })

export const Service = z.strictObject({
  id: id('Written in runbooks and postmortems; part of the address.', 'block-storage'),
  name: text(80).meta({ title: 'Name', description: 'What customers call it.', examples: ['Block storage'] }),
  summary: text(400).meta({
    title: 'Summary',
    description: 'What it does for whom.',
    examples: ['Volumes that machines attach, replicated three times.'],
  }),
  owner: reference('team')
    .optional()
    .meta({ title: 'Owner', description: 'The team that runs it.', examples: ['storage'] }),
  layer: choice({
    facility: 'buildings, power, cooling',
    network: 'what connects',
    compute: 'what calculates',
    storage: 'what keeps data',
    platform: 'what applications run on',
    application: 'what users use',
  })
    .optional()
    .meta({
      title: 'Layer',
      description: 'Where it sits in the stack.',
      examples: ['storage'],
    }),
  dependsOn: z
    .array(reference('service'))
    .default([])
    .meta({ title: 'Depends on', description: 'Services that it cannot do without.', examples: [['network']] }),
  translations,
})
export const Services = z.strictObject({
  services: z
    .array(Service)
    .default([])
    .meta({
      title: 'Services',
      description: 'What the organisation runs, or what the incidents it tells of affected.',
      examples: [[{ id: 'block-storage', name: 'Block storage', summary: 'Volumes for machines.' }]],
    }),
})

export const Team = z.strictObject({
  id: id('Written as owner.', 'storage'),
  name: text(80).meta({ title: 'Name', description: 'The name of the team or role.', examples: ['Storage'] }),
  summary: text(400).meta({
    title: 'Summary',
    description: 'What it answers for.',
    examples: ['Runs Ceph and its hardware.'],
  }),
  contact: ContactAddress.optional().meta({
    title: 'Contact',
    description: 'How to reach the team, as a role address.',
    examples: ['mailto:storage@example.org'],
  }),
  translations,
})
export const Teams = z.strictObject({
  teams: z
    .array(Team)
    .default([])
    .meta({
      title: 'Teams',
      description: 'Teams and roles that own pages and actions. No people.',
      examples: [[{ id: 'storage', name: 'Storage', summary: 'Runs Ceph.' }]],
    }),
})

export const GlossaryTerm = z.strictObject({
  term: text(80).meta({ title: 'Term', description: 'The word or abbreviation.', examples: ['Quorum'] }),
  definition: text(400).meta({
    title: 'Definition',
    description: 'What it means here, in words that a customer understands.',
    examples: ['The number of members that must agree before a cluster accepts a change.'],
  }),
  aliases: z
    .array(text(80))
    .default([])
    .meta({ title: 'Aliases', description: 'Other words for the same.', examples: [['majority']] }),
  lang: Language.optional().meta({
    title: 'Language',
    description: 'When not the handbook’s first language.',
    examples: ['de'],
  }),
  explain: z
    .boolean()
    .default(true)
    .meta({
      title: 'Explain',
      description:
        'Whether texts explain the term where they first use it. Not for words that also have an everyday meaning, such as “final”.',
      examples: [false],
    }),
})
export const Glossary = z.strictObject({
  terms: z
    .array(GlossaryTerm)
    .default([])
    .meta({
      title: 'Terms',
      description: 'Words that the handbook explains.',
      examples: [[{ term: 'Quorum', definition: 'The number of members that must agree.' }]],
    }),
})

export const ControlFramework = z.strictObject({
  id: id('First part of a control’s name.', 'iso27001'),
  name: text(120).meta({
    title: 'Name',
    description: 'The framework and its edition.',
    examples: ['ISO/IEC 27001:2022, Annex A'],
  }),
  edition: text(40)
    .optional()
    .meta({
      title: 'Edition',
      description:
        'Which edition its ids are of: from one to the next they may mean something else. Another edition is another framework, with an id of its own.',
      examples: ['2022'],
    }),
  url: WebAddress.optional().meta({
    title: 'Address',
    description: 'Where the framework is published.',
    examples: ['https://www.iso.org/standard/27001'],
  }),
  note: text(300)
    .optional()
    .meta({
      title: 'Note',
      description: 'What a reader should know before relying on these labels, such as where they come from.',
      examples: ['Labels are ours; the text of the standard was not read.'],
    }),
  controls: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[A-Za-z0-9.()-]+$/, 'is not the id of a control')
          .meta({ title: 'Id', description: 'The control’s id in its framework.', examples: ['A.5.27'] }),
        label: text(160).meta({
          title: 'Label',
          description: 'What it is about, in our own words: the texts of standards are not copied.',
          examples: ['Learning from incidents'],
        }),
        translations: z
          .partialRecord(
            Language,
            z.strictObject({
              label: text(160).meta({
                title: 'Label',
                description: 'The label in this language.',
                examples: ['Aus Vorfällen lernen'],
              }),
            }),
          )
          .optional()
          .meta({
            title: 'Translations',
            description: 'The label in the handbook’s other languages.',
            examples: [{ de: { label: 'Aus Vorfällen lernen' } }],
          }),
      }),
    )
    .default([])
    .meta({
      title: 'Controls',
      description: 'Controls to which pages are evidence.',
      examples: [[{ id: 'A.5.27', label: 'Learning from incidents' }]],
    }),
  translations: z
    .partialRecord(
      Language,
      z.strictObject({
        name: text(120)
          .optional()
          .meta({ title: 'Name', description: 'The name in this language.', examples: ['NIS-2-Richtlinie'] }),
        note: text(300)
          .optional()
          .meta({ title: 'Note', description: 'The note in this language.', examples: ['Bezeichnungen sind unsere.'] }),
      }),
    )
    .optional()
    .meta({
      title: 'Translations',
      description: 'Name and note in the handbook’s other languages.',
      examples: [{ de: { name: 'NIS-2-Richtlinie' } }],
    }),
})
export const Controls = z.strictObject({
  frameworks: z
    .array(ControlFramework)
    .default([])
    .meta({
      title: 'Frameworks',
      description: 'Control frameworks, with the controls that pages name as framework:control.',
      examples: [
        [
          {
            id: 'iso27001',
            name: 'ISO/IEC 27001:2022',
            controls: [{ id: 'A.5.27', label: 'Learning from incidents' }],
          },
        ],
      ],
    }),
})

export const Signatory = z.strictObject({
  name: text(120).meta({ title: 'Name', description: 'The organisation.', examples: ['Example Cloud'] }),
  url: WebAddress.meta({ title: 'Address', description: 'Its home on the web.', examples: ['https://example.org'] }),
  kind: choice({ founding: 'it helped to write the manifesto', supporting: 'it supports the manifesto' }).meta({
    title: 'Kind',
    description: 'What its part is.',
    examples: ['supporting'],
  }),
  signed: Day.optional().meta({
    title: 'Signed',
    description: 'The day on which it signed.',
    examples: ['2026-11-20'],
  }),
  source: WebAddress.optional().meta({
    title: 'Source',
    description: 'Where the signature can be seen: the pull request, or the page that lists it.',
    examples: ['https://github.com/example/handbook/pull/7'],
  }),
  note: text(200)
    .optional()
    .meta({
      title: 'Note',
      description: 'What a reader should know about this entry.',
      examples: ['Listed by the original manifesto.'],
    }),
})
export const Signatories = z.strictObject({
  signatories: z
    .array(Signatory)
    .default([])
    .meta({
      title: 'Signatories',
      description: 'Organisations that signed the manifesto.',
      examples: [[{ name: 'Example Cloud', url: 'https://example.org', kind: 'supporting', signed: '2026-11-20' }]],
    }),
})

export type Service = z.infer<typeof Service>
export type Team = z.infer<typeof Team>
export type GlossaryTerm = z.infer<typeof GlossaryTerm>
export type ControlFramework = z.infer<typeof ControlFramework>
export type Signatory = z.infer<typeof Signatory>
