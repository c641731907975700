/** `handbook.yaml`: what the site is called, where it lives, and how its organisation speaks of severity. */
import { z } from 'zod'
import { Colour } from './colour.ts'
import { ContactAddress, choice, Day, ID_PATTERN, Language, TimeZone, text, WebAddress } from './values.ts'
import { webAddressProblem } from './web-address.ts'

/** A domain name of at least two labels, in lower case. */
const HOST_PATTERN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/

const Severity = z
  .strictObject({
    id: z
      .string()
      .regex(ID_PATTERN)
      .meta({ title: 'Id', description: 'Written in postmortems.', examples: ['sev1'] }),
    rank: z
      .int()
      .min(1)
      .max(9)
      .meta({ title: 'Rank', description: 'Place in the order, 1 being the worst.', examples: [1] }),
    label: text(40).meta({ title: 'Label', description: 'What readers see.', examples: ['Severity 1'] }),
    definition: text(300).meta({
      title: 'Definition',
      description: 'When it applies, in terms that can be measured.',
      examples: ['A service is unusable for most customers.'],
    }),
  })
  .meta({
    title: 'Severity',
    description: 'One step of the severity scale.',
    examples: [{ id: 'sev1', rank: 1, label: 'Severity 1', definition: 'A service is unusable for most customers.' }],
  })

const Repository = z
  .strictObject({
    url: WebAddress.meta({
      title: 'Address',
      description: 'Where the content’s repository can be browsed.',
      examples: ['https://github.com/example/handbook'],
    }),
    branch: text(80)
      .default('main')
      .meta({ title: 'Branch', description: 'The branch that is published.', examples: ['main'] }),
    forge: choice({
      github: 'GitHub, or GitHub Enterprise',
      gitlab: 'GitLab, hosted or your own',
      forgejo: 'Forgejo, and Codeberg',
    })
      .default('github')
      .meta({
        title: 'Forge',
        description: 'What hosts it; decides the shape of links to history and edit.',
        examples: ['gitlab'],
      }),
    path: z
      .string()
      .regex(/^(?:[A-Za-z0-9._-]+\/)*$/, 'is not a folder of the repository; it ends with a slash')
      .optional()
      .meta({
        title: 'Path',
        description:
          'Folder of the content within the repository, ending with a slash. Found out by itself inside git.',
        examples: ['content/'],
      }),
  })
  .meta({
    title: 'Repository',
    description: 'Where the sources are, for links to history and edit.',
    examples: [{ url: 'https://github.com/example/handbook' }],
  })

const otherNames = (section: string, example: string) =>
  z
    .array(text(60))
    .default([])
    .meta({ title: section, description: `Other headings that open the section “${section}”.`, examples: [[example]] })

/** Names of an organisation’s own for the sections of a runbook. The usual English and German ones are known. */
export const RunbookSections = z.strictObject({
  meaning: otherNames('Meaning', 'What this alert says'),
  impact: otherNames('Impact', 'Who is affected'),
  diagnosis: otherNames('Diagnosis', 'Find the cause'),
  mitigation: otherNames('Mitigation', 'Steps'),
  verification: otherNames('Verification', 'Is it over?'),
  escalation: otherNames('Escalation', 'Who else to call'),
})

/** A link with its text, as it stands in a statement. */
const named = (title: string, description: string, example: { text: string; url: string }) =>
  z
    .strictObject({
      text: text(200).meta({ title: 'Text', description: 'What the link says.', examples: [example.text] }),
      url: ContactAddress.meta({ title: 'Address', description: 'A web or mail address.', examples: [example.url] }),
    })
    .optional()
    .meta({ title, description, examples: [example] })

/** What only the publisher of a site can say about its accessibility. Nothing is assumed in its favour. */
const Accessibility = z
  .strictObject({
    conformance: choice({
      full: 'it conforms',
      partial: 'it conforms but for the limitations named',
      none: 'it does not conform',
    })
      .optional()
      .meta({
        title: 'Conformance',
        description:
          'How far the published site conforms to WCAG 2.2, level AA. Left out as long as nobody has assessed it.',
        examples: ['partial'],
      }),
    assessed: Day.optional().meta({
      title: 'Assessed',
      description: 'The day on which that was last assessed.',
      examples: ['2026-11-20'],
    }),
    assessedBy: choice({ self: 'the publisher', 'third-party': 'others, on the publisher’s behalf' })
      .optional()
      .meta({ title: 'Assessed by', description: 'Who assessed it.', examples: ['self'] }),
    report: WebAddress.optional().meta({
      title: 'Report',
      description: 'Where the report of the assessment can be read.',
      examples: ['https://example.org/accessibility-report'],
    }),
    limitations: z
      .array(
        z.strictObject({
          text: text(400).meta({
            title: 'Text',
            description: 'What cannot be used by whom, why, and what there is instead.',
            examples: ['Some screenshots in postmortems have no description yet; the text beside them says the same.'],
          }),
          translations: z
            .partialRecord(Language, text(400))
            .optional()
            .meta({
              title: 'Translations',
              description: 'The text in the handbook’s other languages.',
              examples: [{ de: 'Einige Bildschirmfotos in Postmortems sind noch nicht beschrieben.' }],
            }),
        }),
      )
      .default([])
      .meta({
        title: 'Limitations',
        description: 'Barriers that are known.',
        examples: [[{ text: 'Some screenshots have no description yet.' }]],
      }),
    contact: named('Contact', 'Whom to tell of barriers, when it is not the contact of the handbook.', {
      text: 'Accessibility',
      url: 'mailto:accessibility@example.org',
    }),
    enforcement: named(
      'Enforcement',
      'The body that is responsible when an answer does not satisfy, where there is one.',
      {
        text: 'Arbitration board',
        url: 'https://board.example.org',
      },
    ),
  })
  .refine(({ conformance, assessed }) => conformance === undefined || assessed !== undefined, {
    path: ['assessed'],
    error: 'is missing: a conformance holds for the day on which it was assessed',
  })
  .refine(({ assessed, assessedBy }) => (assessed === undefined) === (assessedBy === undefined), {
    path: ['assessedBy'],
    error: 'and “assessed” are given together: when, and by whom',
  })
  .meta({ dependentRequired: { conformance: ['assessed'], assessed: ['assessedBy'], assessedBy: ['assessed'] } })

const Alerts = z.strictObject({
  private: z
    .array(
      z
        .string()
        .min(1)
        .max(200)
        .regex(
          /^[A-Za-z0-9_-]*\*?[A-Za-z0-9_-]*\*?[A-Za-z0-9_-]*$/,
          'is not the name of an alert; up to two stars stand for any letters',
        ),
    )
    .default([])
    .meta({
      title: 'Private alerts',
      description:
        'Alerts that runbooks name and whose rules are not public, by name; a star stands for any letters. `npm run alerts` does not miss them.',
      examples: [['VaultSealed', 'Billing*']],
    }),
})

/** One line of a file that is read by programs: no blank, no line break, nothing but ASCII (RFC 9116, section 2.2). */
const uri = (schemes: string, error: string) =>
  z
    .string()
    .regex(new RegExp(`^(?:${schemes}):[!-~]+$`), error)
    .superRefine((value, context) => {
      const problem = value.startsWith('https:') ? webAddressProblem(value) : undefined
      if (problem) context.addIssue({ code: 'custom', message: problem })
    })
const SecurePage = uri('https', 'is not the address of a page; it begins with https://')

/** What researchers need who have found a weakness: the fields of RFC 9116, section 2.5. */
const Security = z.strictObject({
  contact: z
    .array(uri('https|mailto|tel', 'is no way to report; it begins with https://, mailto: or tel:'))
    .min(1, 'name at least one address')
    .meta({
      title: 'Contact',
      description: 'Where a weakness is reported, the preferred way first: web, mail or telephone.',
      examples: [['mailto:security@example.org']],
    }),
  expires: Day.meta({
    title: 'Expires',
    description: 'The last day for which this is right, at most a year ahead. Somebody has to look at it once a year.',
    examples: ['2027-06-30'],
  }),
  encryption: z
    .array(uri('https|dns|openpgp4fpr', 'is not the address of a key; it begins with https://, dns: or openpgp4fpr:'))
    .default([])
    .meta({
      title: 'Encryption',
      description: 'Where the key is with which reports can be encrypted.',
      examples: [['https://example.org/pgp-key.txt']],
    }),
  acknowledgments: z
    .array(SecurePage)
    .default([])
    .meta({
      title: 'Acknowledgments',
      description: 'Where those are thanked who reported something.',
      examples: [['https://example.org/thanks']],
    }),
  policy: z
    .array(SecurePage)
    .default([])
    .meta({
      title: 'Policy',
      description: 'Where it is said what may be tried, and what becomes of a report.',
      examples: [['https://example.org/disclosure']],
    }),
  preferredLanguages: z
    .array(z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'is not a language tag, such as en'))
    .default([])
    .meta({
      title: 'Preferred languages',
      description: 'Languages in which reports are read, all alike.',
      examples: [['en', 'de']],
    }),
})

export const Settings = z.strictObject({
  name: text(80).meta({
    title: 'Name',
    description: 'The name of the handbook.',
    examples: ['Example Cloud Operations'],
  }),
  organisation: text(120).meta({
    title: 'Organisation',
    description: 'Who publishes it.',
    examples: ['Example Cloud'],
  }),
  summary: text(400).meta({
    title: 'Summary',
    description: 'What is published here and why, in a sentence or two.',
    examples: ['How we run our services, what failed, and what we learned.'],
  }),
  translations: z
    .partialRecord(
      Language,
      z.strictObject({
        name: text(80)
          .optional()
          .meta({ title: 'Name', description: 'The name in this language.', examples: ['Betriebshandbuch'] }),
        summary: text(400)
          .optional()
          .meta({
            title: 'Summary',
            description: 'The summary in this language.',
            examples: ['Wie wir unsere Dienste betreiben, was ausfiel und was wir gelernt haben.'],
          }),
      }),
    )
    .optional()
    .meta({
      title: 'Translations',
      description: 'Name and summary in the handbook’s other languages.',
      examples: [{ de: { summary: 'Wie wir unsere Dienste betreiben.' } }],
    }),
  site: WebAddress.optional().meta({
    title: 'Site',
    description: 'Where the site is published; `--site` overrides it. Needed for absolute addresses.',
    examples: ['https://ops.example.org'],
  }),
  base: z
    .string()
    .regex(/^\/(?:(?!\.{1,2}\/)[A-Za-z0-9._~-]+\/)*$/, 'is not a base path; it begins and ends with a slash')
    .optional()
    .meta({
      title: 'Base path',
      description: 'Path below the site’s address; `--base` overrides it.',
      examples: ['/handbook/'],
    }),
  repository: Repository.optional().meta({
    title: 'Repository',
    description: 'Where the sources are.',
    examples: [{ url: 'https://github.com/example/handbook' }],
  }),
  license: text(60)
    .default('CC-BY-4.0')
    .meta({
      title: 'Licence',
      description: 'SPDX identifier of the licence of the content.',
      examples: ['CC-BY-4.0'],
    }),
  languages: z
    .array(Language)
    .min(1, 'a handbook has at least one language')
    .default(['en'])
    .meta({
      title: 'Languages',
      description: 'Languages of the site. The first one lives at the root, the others below their tag.',
      examples: [['en', 'de']],
    }),
  timeZone: TimeZone.default('UTC').meta({
    title: 'Time zone',
    description: 'The organisation’s own zone; its times are shown beside UTC.',
    examples: ['Europe/Berlin'],
  }),
  accent: z
    .strictObject({
      light: Colour.meta({
        title: 'Light',
        description: 'The accent on light paper; contrast of at least 4.5 to it.',
        examples: ['#0b5c8a'],
      }),
      dark: Colour.meta({
        title: 'Dark',
        description: 'The accent on dark paper; contrast of at least 4.5 to it.',
        examples: ['#7cc0ea'],
      }),
    })
    .default({ light: '#0b5c8a', dark: '#7cc0ea' })
    .meta({
      title: 'Accent',
      description: 'The one colour of links.',
      examples: [{ light: '#0b5c8a', dark: '#7cc0ea' }],
    }),
  severities: z
    .array(Severity)
    .default([])
    .meta({
      title: 'Severities',
      description: 'The organisation’s severity scale.',
      examples: [
        [{ id: 'sev1', rank: 1, label: 'Severity 1', definition: 'A service is unusable for most customers.' }],
      ],
    }),
  actions: choice({
    public: 'every action, with its owner, its due day and its state',
    'counts-only': 'how many there are and where they stand, and nothing else of them',
    off: 'nothing',
  })
    .default('public')
    .meta({
      title: 'Actions',
      description: 'What is published of the actions of postmortems. The checks judge all of them whatever it says.',
      examples: ['counts-only'],
    }),
  checks: z
    .strictObject({
      rules: z
        .record(z.string(), choice({ error: 'stops a build', warn: 'is said, and stops nothing', off: 'is silent' }))
        .default({})
        .meta({
          title: 'Rules',
          description: 'Severity of rules, by id. Rules that keep from harm cannot be switched off.',
          examples: [{ blameless: 'error' }],
        }),
    })
    .default({ rules: {} })
    .meta({
      title: 'Checks',
      description: 'How the content is judged.',
      examples: [{ rules: { blameless: 'error' } }],
    }),
  publishing: z
    .strictObject({
      mailDomains: z
        .array(z.string().regex(HOST_PATTERN, 'is not a domain, such as example.org'))
        .default([])
        .meta({
          title: 'Mail domains',
          description: 'Mail addresses of these domains and what is below them may be published.',
          examples: [['example.org']],
        }),
      handles: z
        .array(z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/, 'is not a handle; write it without the @'))
        .default([])
        .meta({
          title: 'Handles',
          description: 'Handles that may be published, without the @: those of organisations, not of people.',
          examples: [['example_status']],
        }),
      hostSuffixes: z
        .array(z.string().regex(HOST_PATTERN, 'is not a domain, such as corp.example.net'))
        .default([])
        .meta({
          title: 'Host suffixes',
          description: 'Names of hosts that end so are internal and must not be published.',
          examples: [['corp.example.net']],
        }),
      trackers: z
        .array(WebAddress)
        .default([])
        .meta({
          title: 'Internal trackers',
          description: 'Addresses that begin so lead to internal ticket systems or wikis and must not be published.',
          examples: [['https://tickets.example.net/']],
        }),
      names: z
        .strictObject({
          salt: z
            .string()
            .min(16, 'is too short; it has at least 16 characters')
            .meta({
              title: 'Salt',
              description: 'Random text that is hashed together with each name.',
              examples: ['c41f7a0d5be2964880b3'],
            }),
          hashes: z.array(z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lower-case hexadecimal')).meta({
            title: 'Hashes',
            description:
              'One for each name: SHA-256 of the salt, a zero byte and the name’s words in lower case, without accents, sorted.',
            examples: [['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08']],
          }),
        })
        .optional()
        .meta({
          title: 'Names',
          description: 'Names of people that must not be published, as salted hashes.',
          examples: [{ salt: 'c41f7a0d5be2964880b3', hashes: [] }],
        }),
    })
    .default({ mailDomains: [], handles: [], hostSuffixes: [], trackers: [] })
    .meta({
      title: 'Publishing',
      description: 'What may be published beyond what everybody may, and what must not be.',
      examples: [{ mailDomains: ['example.org'], hostSuffixes: ['corp.example.net'] }],
    }),
  runbookSections: RunbookSections.default(() => RunbookSections.parse({})).meta({
    title: 'Sections of runbooks',
    description: 'How headings of runbooks are called here, beside the usual names of their sections.',
    examples: [{ mitigation: ['Steps'] }],
  }),
  accessibility: Accessibility.default(() => Accessibility.parse({})).meta({
    title: 'Accessibility',
    description: 'What the accessibility statement says beside what is known of every site.',
    examples: [{ conformance: 'partial', assessed: '2026-11-20', assessedBy: 'self' }],
  }),
  alerts: Alerts.default(() => Alerts.parse({})).meta({
    title: 'Alerts',
    description: 'How alerting rules and runbooks are held against each other.',
    examples: [{ private: ['VaultSealed'] }],
  }),
  pictures: z
    .int()
    .min(0)
    .max(10_000)
    .default(50)
    .meta({
      title: 'Pictures',
      description:
        'How many postmortems of each language, the newest, have a picture of their own where their address is pasted. All other pages have the handbook’s. Each is drawn once and takes some hundredths of a second.',
      examples: [200],
    }),
  security: Security.optional().meta({
    title: 'Security',
    description: 'What `.well-known/security.txt` says (RFC 9116). Without it there is no such file.',
    examples: [{ contact: ['mailto:security@example.org'], expires: '2027-06-30' }],
  }),
  contact: z
    .strictObject({
      text: text(200).meta({ title: 'Text', description: 'Whom to write to.', examples: ['The operations team'] }),
      url: ContactAddress.meta({
        title: 'Address',
        description: 'A web or mail address.',
        examples: ['mailto:ops@example.org'],
      }),
    })
    .optional()
    .meta({
      title: 'Contact',
      description: 'How readers reach the organisation.',
      examples: [{ text: 'Operations', url: 'mailto:ops@example.org' }],
    }),
  links: z
    .array(
      z
        .strictObject({
          text: text(60).meta({ title: 'Text', description: 'What the link says.', examples: ['Status page'] }),
          url: WebAddress.meta({
            title: 'Address',
            description: 'Where it leads.',
            examples: ['https://status.example.org'],
          }),
        })
        .meta({
          title: 'Link',
          description: 'A link in the footer.',
          examples: [{ text: 'Status page', url: 'https://status.example.org' }],
        }),
    )
    .default([])
    .meta({
      title: 'Links',
      description: 'Links in the footer, such as the status page or the imprint.',
      examples: [[{ text: 'Status page', url: 'https://status.example.org' }]],
    }),
})

export type Settings = z.infer<typeof Settings>
export type SeverityLevel = z.infer<typeof Severity>
export type Publishing = Settings['publishing']
