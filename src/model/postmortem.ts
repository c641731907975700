/** A blameless postmortem: what happened, what it meant for users, what contributed, what was done and learned. */
import { z } from 'zod'
import { ActionItem } from './action-item.ts'
import { commonFields, controls, owner, principles } from './document.ts'
import { Impact, ImpactWindow } from './impact.ts'
import { Milestones } from './milestones.ts'
import { TimelineEvent } from './timeline.ts'
import { choice, Day, Evidence, Instant, reference, TimeZone, text, WebAddress } from './values.ts'

const Source = z
  .strictObject({
    url: WebAddress.meta({
      title: 'Address',
      description: 'Where the source is published.',
      examples: ['https://aws.amazon.com/message/41926/'],
    }),
    title: text(160)
      .optional()
      .meta({
        title: 'Title',
        description: 'What the source is called.',
        examples: ['Summary of the Amazon S3 Service Disruption'],
      }),
    evidence: Evidence.meta({
      title: 'Evidence',
      description: 'How near the source is to those who know.',
      examples: ['primary'],
    }),
    note: text(300)
      .optional()
      .meta({
        title: 'Note',
        description: 'What to know about this source.',
        examples: ['Only the first part could be read.'],
      }),
  })
  .meta({
    title: 'Source',
    description: 'A published text from which facts were taken.',
    examples: [{ url: 'https://aws.amazon.com/message/41926/', evidence: 'quoted' }],
  })

/** Given for another organisation’s incident. Absent for one’s own. */
const IncidentOrigin = z
  .strictObject({
    organisation: text(120).meta({
      title: 'Organisation',
      description: 'Whose incident it was.',
      examples: ['GitHub'],
    }),
    product: text(120)
      .optional()
      .meta({ title: 'Product', description: 'What was affected, by its own name.', examples: ['GitHub.com'] }),
    sources: z
      .array(Source)
      .min(1, 'another organisation’s incident names its sources')
      .meta({
        title: 'Sources',
        description: 'The published texts that the facts come from.',
        examples: [[{ url: 'https://aws.amazon.com/message/41926/', evidence: 'quoted' }]],
      }),
    evidence: text(400).meta({
      title: 'Evidence',
      description: 'In a sentence: how well the facts are supported, and what was not read.',
      examples: ['The organisation’s own report was read in full.'],
    }),
    read: Day.optional().meta({
      title: 'Read',
      description: 'The day on which the sources were read.',
      examples: ['2026-11-20'],
    }),
  })
  .meta({
    title: 'Origin',
    description:
      'Given when the incident happened to another organisation: whose it was, and where the facts come from.',
    examples: [
      {
        organisation: 'GitHub',
        sources: [{ url: 'https://github.blog/2018-10-30-oct21-post-incident-analysis/', evidence: 'primary' }],
        evidence: 'The organisation’s own report was read in full.',
      },
    ],
  })

const ContributingFactor = z
  .strictObject({
    class: choice({
      technical: 'a defect or a property of software or hardware',
      tooling: 'the tools that operators work with',
      process: 'how work is done, reviewed or approved',
      organisation: 'who is responsible, and how teams are cut',
      communication: 'who knew what, and was told when',
      monitoring: 'what was seen, and what was not',
      capacity: 'too little of something',
      dependency: 'something that others run or make',
      design: 'how the system is built',
      environment: 'power, cooling, weather, the building',
    }).meta({ title: 'Class', description: 'Where the factor lies.', examples: ['tooling'] }),
    text: text(600).meta({
      title: 'Text',
      description: 'What made the incident possible, longer or worse.',
      examples: ['The tool allowed capacity to be removed quickly, without a lower bound.'],
    }),
    existedSince: Day.optional().meta({
      title: 'Existed since',
      description: 'Since when the factor was there.',
      examples: ['2024-02-28'],
    }),
  })
  .meta({
    title: 'Contributing factor',
    description: 'One of the things that made the incident possible, longer or worse.',
    examples: [{ class: 'tooling', text: 'The tool had no lower bound.' }],
  })

const UsedRunbook = z
  .strictObject({
    id: reference('runbook').meta({
      title: 'Runbook',
      description: 'The runbook’s id.',
      examples: ['etcd-quorum-loss'],
    }),
    worked: choice({
      yes: 'it led to its goal as written',
      partly: 'it helped, but not all the way',
      no: 'it did not help',
    })
      .optional()
      .meta({
        title: 'Worked',
        description: 'Whether it led to its goal. Absent when it was not used.',
        examples: ['partly'],
      }),
    note: text(300)
      .optional()
      .meta({
        title: 'Note',
        description: 'What was missing or right.',
        examples: ['Step 3 assumed a healthy quorum.'],
      }),
  })
  .meta({
    title: 'Runbook',
    description: 'A runbook that was used, or that would help with an incident like this.',
    examples: [{ id: 'etcd-quorum-loss', worked: 'yes' }],
  })

const Communication = z
  .strictObject({
    at: Instant.optional().meta({ title: 'At', description: 'When it was sent.', examples: ['2024-01-21T03:57Z'] }),
    channel: choice({
      'status-page': 'the public status page',
      email: 'mail to customers',
      social: 'social media',
      blog: 'the organisation’s blog',
      press: 'a release to the press',
      portal: 'the portal that customers log in to',
      regulator: 'a report to an authority',
      other: 'some other way',
    }).meta({
      title: 'Channel',
      description: 'How customers were told.',
      examples: ['status-page'],
    }),
    text: text(400).meta({
      title: 'Text',
      description: 'What was said, in short.',
      examples: ['First notice on the status page'],
    }),
    url: WebAddress.optional().meta({
      title: 'Address',
      description: 'Where it was published.',
      examples: ['https://status.example.org/incidents/42'],
    }),
  })
  .meta({
    title: 'Communication',
    description: 'Something that customers or the public were told.',
    examples: [{ channel: 'status-page', text: 'First notice' }],
  })

const Related = z
  .strictObject({
    id: reference('postmortem').meta({
      title: 'Postmortem',
      description: 'The other postmortem’s id.',
      examples: ['otc-2019-03-30'],
    }),
    relation: choice({
      'same-factor': 'both share a contributing factor',
      'led-to': 'the other one followed from this one',
      'recurrence-of': 'this one is a recurrence of the other',
      'same-day': 'both happened on the same day',
      'see-also': 'worth reading beside this one',
    }).meta({
      title: 'Relation',
      description: 'How the two belong together.',
      examples: ['same-factor'],
    }),
  })
  .meta({
    title: 'Related incident',
    description: 'Another postmortem, and how the two belong together.',
    examples: [{ id: 'otc-2019-03-30', relation: 'same-factor' }],
  })

const Revision = z
  .strictObject({
    day: Day.meta({ title: 'Day', description: 'The day of the change.', examples: ['2026-11-20'] }),
    status: choice({
      preliminary: 'public, and may still change',
      final: 'public, and complete',
      withdrawn: 'no longer stands; keeps its address',
    }).meta({
      title: 'Status',
      description: 'The status after the change.',
      examples: ['final'],
    }),
    change: text(400).meta({
      title: 'Change',
      description: 'What changed for a reader.',
      examples: ['Start of the impact corrected from 01:57 to 01:30 UTC.'],
    }),
  })
  .meta({
    title: 'Revision',
    description: 'A change of the published text.',
    examples: [{ day: '2026-11-20', status: 'final', change: 'First published.' }],
  })

const Redaction = z
  .strictObject({
    where: text(160).meta({
      title: 'Where',
      description: 'What was left out.',
      examples: ['Name of the customer who reported'],
    }),
    reason: text(200).meta({ title: 'Reason', description: 'Why.', examples: ['Personal data'] }),
    approvedBy: text(120).meta({
      title: 'Approved by',
      description: 'The role that approved it.',
      examples: ['Data protection officer'],
    }),
  })
  .meta({
    title: 'Redaction',
    description: 'Something that was left out, and why.',
    examples: [{ where: 'Customer name', reason: 'Personal data', approvedBy: 'Data protection officer' }],
  })

const Lessons = z.strictObject({
  wentWell: z
    .array(text(400))
    .default([])
    .meta({ title: 'Went well', description: 'What helped.', examples: [['An alert fired within two minutes.']] }),
  wentPoorly: z
    .array(text(400))
    .default([])
    .meta({
      title: 'Went poorly',
      description: 'What made it harder.',
      examples: [['The status page depended on the failed service.']],
    }),
  lucky: z
    .array(text(400))
    .default([])
    .meta({
      title: 'Lucky',
      description: 'What could have gone worse and did not, by chance.',
      examples: [['A manual snapshot existed.']],
    }),
})

const ControlResult = z
  .strictObject({
    id: reference('control').meta({
      title: 'Control',
      description: 'The control, as framework:control.',
      examples: ['iso27001:A.5.30'],
    }),
    result: choice({
      demonstrated: 'what it asks for was seen to work',
      tested: 'it was put to the test, and the outcome is told in the text',
      failed: 'what it asks for was missing or did not work',
    }).meta({ title: 'Result', description: 'What the incident showed of it.', examples: ['demonstrated'] }),
    note: text(300)
      .optional()
      .meta({
        title: 'Note',
        description: 'What was seen.',
        examples: ['The copy in the second region took over within its target.'],
      }),
  })
  .meta({
    title: 'Control result',
    description: 'A control of controls.yaml, and what the incident showed of it.',
    examples: [{ id: 'iso27001:A.5.30', result: 'demonstrated' }],
  })

export const Postmortem = z.strictObject({
  ...commonFields,
  status: choice({
    draft: 'being written; shown in `dev` only',
    'in-review': 'being reviewed; shown in `dev` only',
    preliminary: 'public, and may still change',
    final: 'public, and complete',
    withdrawn: 'no longer stands; keeps its address and says so',
  }).meta({
    title: 'Status',
    description: 'How far the text has come. What it must say depends on it.',
    examples: ['preliminary'],
  }),
  type: choice({
    incident: 'users noticed',
    'near-miss': 'it was noticed before users could',
    exercise: 'it was practised',
  })
    .default('incident')
    .meta({
      title: 'Type',
      description: 'What sort of occurrence it was.',
      examples: ['incident'],
      option: 'type',
    }),
  origin: IncidentOrigin.optional().meta({
    title: 'Origin',
    description: 'Given when the incident happened to another organisation.',
    examples: [
      {
        organisation: 'GitHub',
        evidence: 'Read in full.',
        sources: [{ url: 'https://github.blog/', evidence: 'primary' }],
      },
    ],
  }),
  owner: owner.optional().meta({
    title: 'Owner',
    description: 'The team of teams.yaml that answers for this postmortem.',
    examples: ['platform'],
    option: 'owner',
  }),
  severity: reference('severity')
    .optional()
    .meta({
      title: 'Severity',
      description:
        'Id of a severity of handbook.yaml. For another organisation’s incident only where it published one.',
      examples: ['sev1'],
      option: 'severity',
    }),
  severityPublished: text(60)
    .optional()
    .meta({
      title: 'Severity, as published',
      description: 'Another organisation’s own word for the severity.',
      examples: ['Sev 0'],
    }),
  services: z
    .array(reference('service'))
    .default([])
    .meta({
      title: 'Services',
      description: 'Services that were affected.',
      examples: [['object-storage']],
      option: 'service',
    }),
  regions: z
    .array(text(80))
    .default([])
    .meta({ title: 'Regions', description: 'Places that were affected, by name.', examples: [['US-EAST-1']] }),
  timeZone: TimeZone.optional().meta({
    title: 'Time zone',
    description: 'The place’s own zone; its local times are shown beside UTC.',
    examples: ['Europe/Berlin'],
  }),
  times: Milestones.default({}).meta({
    title: 'Times',
    description: 'The moments from which durations are computed. Absent means not published.',
    examples: [{ impactStart: '2025-11-18T11:28Z', detected: '2025-11-18T11:31Z' }],
  }),
  impactWindows: z
    .array(ImpactWindow)
    .default([])
    .meta({
      title: 'Impact windows',
      description:
        'Spans of time with one level of impact each. They may overlap; their union is the duration of the impact.',
      examples: [[{ from: '2025-11-18T11:28Z', to: '2025-11-18T14:30Z', level: 'partial' }]],
    }),
  impact: Impact.default({}).meta({
    title: 'Impact',
    description: 'Who was affected and how much.',
    examples: [{ text: 'HTTP requests were answered with errors.', percent: 80, unit: 'of HTTP traffic' }],
  }),
  detection: z
    .strictObject({
      method: choice({
        alert: 'an alert of the monitoring',
        synthetic: 'a test that plays a user',
        'customer-report': 'a customer wrote or called',
        employee: 'somebody in the house saw it',
        partner: 'a partner or supplier told',
        regulator: 'an authority told',
        social: 'somebody wrote about it in public',
        'scheduled-check': 'a check that was due anyway',
        unknown: 'the path is not known',
      }).meta({
        title: 'Method',
        description: 'By which path the first signal came.',
        examples: ['alert'],
        option: 'detected-by',
      }),
      signal: text(300)
        .optional()
        .meta({ title: 'Signal', description: 'What was seen.', examples: ['Error rate above 5 %'] }),
      alert: text(120)
        .optional()
        .meta({ title: 'Alert', description: 'Exact name of the alert.', examples: ['KubeAPIErrorBudgetBurn'] }),
    })
    .optional()
    .meta({ title: 'Detection', description: 'How it was noticed.', examples: [{ method: 'alert' }] }),
  trigger: z
    .strictObject({
      type: choice({
        deploy: 'a new version was rolled out',
        config: 'a setting was changed',
        maintenance: 'planned work',
        traffic: 'more or other load than usual',
        hardware: 'a part failed',
        time: 'a date, a clock or a schedule',
        expiry: 'a certificate, a licence or a lease ran out',
        dependency: 'something that others run failed or changed',
        attack: 'somebody meant harm',
        data: 'unexpected content',
        unknown: 'not known',
      }).meta({ title: 'Type', description: 'What sort of event set it off.', examples: ['config'] }),
      text: text(600).meta({
        title: 'Text',
        description: 'The event that set it off. A trigger is not a cause.',
        examples: ['A planned configuration change on a core switch.'],
      }),
    })
    .optional()
    .meta({
      title: 'Trigger',
      description: 'What set it off.',
      examples: [{ type: 'config', text: 'A planned change.' }],
    }),
  contributingFactors: z
    .array(ContributingFactor)
    .default([])
    .meta({
      title: 'Contributing factors',
      description: 'What made it possible, longer or worse. There is never only one.',
      examples: [[{ class: 'tooling', text: 'The tool had no lower bound.' }]],
    }),
  rootCause: text(600)
    .optional()
    .meta({
      title: 'Cause statement',
      description: 'One sentence, where a customer contract or a regulator asks for one.',
      examples: ['A firmware defect made the Spanning Tree Protocol fail.'],
    }),
  resolution: z
    .strictObject({
      kind: choice({
        rollback: 'the change was taken back',
        'fix-forward': 'a new change mended it',
        restart: 'something was started again',
        failover: 'something else took over',
        restore: 'data came back from a copy',
        disable: 'the part was switched off',
        'traffic-shift': 'load was led elsewhere',
        vendor: 'the vendor mended it',
        'self-healed': 'it ended by itself',
        unknown: 'not known',
      }).meta({ title: 'Kind', description: 'What ended the impact.', examples: ['rollback'] }),
      text: text(800).meta({
        title: 'Text',
        description: 'What was done.',
        examples: ['The rule set was switched off everywhere.'],
      }),
    })
    .optional()
    .meta({
      title: 'Resolution',
      description: 'What ended it.',
      examples: [{ kind: 'rollback', text: 'Switched off.' }],
    }),
  timeline: z
    .array(TimelineEvent)
    .default([])
    .meta({
      title: 'Timeline',
      description: 'What happened when, in order.',
      examples: [[{ at: '2025-11-18T11:31Z', event: 'An automated test reports errors.', type: 'detection' }]],
    }),
  actions: z
    .array(ActionItem)
    .default([])
    .meta({
      title: 'Actions',
      description: 'What was decided to be done.',
      examples: [[{ id: 'guard', text: 'Refuse to go below minimum capacity.', class: 'prevent', status: 'open' }]],
    }),
  noActions: text(300)
    .optional()
    .meta({
      title: 'No actions',
      description: 'Why nothing was decided to be done, when that was the decision.',
      examples: ['The service is switched off at the end of the month.'],
    }),
  lessons: Lessons.default({ wentWell: [], wentPoorly: [], lucky: [] }).meta({
    title: 'Lessons',
    description: 'What helped, what made it harder, and where luck was needed.',
    examples: [{ wentWell: ['An alert fired within two minutes.'] }],
  }),
  communications: z
    .array(Communication)
    .default([])
    .meta({
      title: 'Communications',
      description: 'What customers and the public were told, when and where.',
      examples: [[{ channel: 'status-page', text: 'First notice' }]],
    }),
  runbooks: z
    .array(UsedRunbook)
    .default([])
    .meta({
      title: 'Runbooks',
      description: 'Runbooks that were used, or would help with an incident like this.',
      examples: [[{ id: 'etcd-quorum-loss', worked: 'yes' }]],
    }),
  processes: z
    .array(reference('process'))
    .default([])
    .meta({
      title: 'Processes',
      description: 'Processes that this incident tested or changed.',
      examples: [['change-and-rollout']],
    }),
  related: z
    .array(Related)
    .default([])
    .meta({
      title: 'Related',
      description: 'Other incidents.',
      examples: [[{ id: 'otc-2019-03-30', relation: 'same-factor' }]],
    }),
  principles,
  controls,
  controlResults: z
    .array(ControlResult)
    .default([])
    .meta({
      title: 'Control results',
      description:
        'Controls that the incident demonstrated, tested, or found failing. One that stands here need not stand among the controls.',
      examples: [[{ id: 'iso27001:A.5.30', result: 'demonstrated' }]],
    }),
  published: Day.optional().meta({
    title: 'Published',
    description: 'The day on which this postmortem was first published.',
    examples: ['2026-11-20'],
  }),
  revisions: z
    .array(Revision)
    .default([])
    .meta({
      title: 'Revisions',
      description: 'Changes of the published text, oldest first.',
      examples: [[{ day: '2026-11-20', status: 'final', change: 'First published.' }]],
    }),
  redactions: z
    .array(Redaction)
    .default([])
    .meta({
      title: 'Redactions',
      description: 'What was left out, and why.',
      examples: [[{ where: 'Customer name', reason: 'Personal data', approvedBy: 'Data protection officer' }]],
    }),
})

export type Postmortem = z.infer<typeof Postmortem>
