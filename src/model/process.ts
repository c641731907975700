/** An operational process: who does what, when it starts, within which time, and what is kept as evidence. */
import { z } from 'zod'
import { commonFields, controls, Origin, owner, principles, reviewFields } from './document.ts'
import { choice, Day, reference, text } from './values.ts'

const Role = z
  .strictObject({
    name: text(80).meta({ title: 'Name', description: 'The role, not a person.', examples: ['Incident commander'] }),
    responsibility: text(300).meta({
      title: 'Responsibility',
      description: 'What the role decides and does in this process.',
      examples: ['Decides who does what until the incident is over.'],
    }),
    team: reference('team')
      .optional()
      .meta({ title: 'Team', description: 'The team that fills the role.', examples: ['on-call'] }),
  })
  .meta({
    title: 'Role',
    description: 'A part that somebody plays in the process.',
    examples: [{ name: 'Scribe', responsibility: 'Writes down times and decisions.' }],
  })

const Target = z
  .strictObject({
    what: text(160).meta({
      title: 'What',
      description: 'What is promised.',
      examples: ['First public notice'],
    }),
    target: text(80).meta({
      title: 'Target',
      description: 'The promise as a number with its unit. “Promptly” is not a target.',
      examples: ['30 minutes'],
    }),
    clockStarts: text(160).meta({
      title: 'Clock starts',
      description: 'The event from which the time is counted.',
      examples: ['Customer impact is confirmed'],
    }),
  })
  .meta({
    title: 'Target',
    description: 'A promise with a number, and the event that starts its clock.',
    examples: [{ what: 'First public notice', target: '30 minutes', clockStarts: 'Customer impact is confirmed' }],
  })

const Evidence = z
  .strictObject({
    what: text(160).meta({
      title: 'What',
      description: 'The record that the process leaves behind.',
      examples: ['Incident timeline'],
    }),
    where: text(160)
      .optional()
      .meta({ title: 'Where', description: 'Where it is kept.', examples: ['Incident tracker'] }),
    retention: text(60).meta({
      title: 'Retention',
      description: 'How long it is kept.',
      examples: ['3 years'],
    }),
  })
  .meta({
    title: 'Record',
    description: 'Evidence that the process leaves behind, and how long it is kept.',
    examples: [{ what: 'Incident timeline', retention: '3 years' }],
  })

const lines = (title: string, description: string, example: string) =>
  z
    .array(text(300))
    .default([])
    .meta({ title, description, examples: [[example]] })

/** The parts of operations: the tools are seen first, the people carry the rest. */
export const Layer = choice({
  people: 'how people work together',
  process: 'what they do, and in which order',
  tools: 'what they use',
})
export type Layer = z.infer<typeof Layer>

export const Process = z.strictObject({
  ...commonFields,
  status: choice({
    draft: 'being written; shown in `dev` only',
    active: 'in force, and published',
    retired: 'no longer in force; keeps its address and says so',
  }).meta({
    title: 'Status',
    description: 'Whether the process is in force.',
    examples: ['active'],
  }),
  owner,
  purpose: text(400).meta({
    title: 'Purpose',
    description: 'What would go wrong without this process.',
    examples: ['Customers learn from us, not from each other, that a service is disturbed.'],
  }),
  layer: Layer.meta({
    title: 'Layer',
    description: 'Which part of operations it belongs to.',
    examples: ['process'],
  }),
  roles: z
    .array(Role)
    .min(1, 'a process names at least one role')
    .meta({
      title: 'Roles',
      description: 'Who takes part.',
      examples: [[{ name: 'Scribe', responsibility: 'Keeps the timeline.' }]],
    }),
  triggers: z
    .array(text(300))
    .min(1, 'a process says what starts it')
    .meta({
      title: 'Triggers',
      description: 'What starts the process.',
      examples: [['An alert of severity 1 or 2']],
      option: 'trigger',
    }),
  inputs: lines('Inputs', 'What must be at hand when it starts.', 'The alert with its runbook'),
  outputs: lines('Outputs', 'What exists when it is done.', 'A published postmortem'),
  targets: z
    .array(Target)
    .default([])
    .meta({
      title: 'Targets',
      description: 'What is promised, as numbers, and from when the clock runs.',
      examples: [[{ what: 'First public notice', target: '30 minutes', clockStarts: 'Impact is confirmed' }]],
    }),
  records: z
    .array(Evidence)
    .default([])
    .meta({
      title: 'Records',
      description: 'Evidence kept, and how long.',
      examples: [[{ what: 'Incident timeline', retention: '3 years' }]],
    }),
  controls,
  principles,
  version: z
    .string()
    .regex(/^\d+(\.\d+){0,2}$/, 'is not a version; write numbers joined by dots, in quotes')
    .meta({ title: 'Version', description: 'Version of the process, in quotes.', examples: ['1.2'] }),
  effective: Day.optional().meta({
    title: 'Effective',
    description: 'The day from which this version applies.',
    examples: ['2026-12-01'],
  }),
  ...reviewFields,
  runbooks: z
    .array(reference('runbook'))
    .default([])
    .meta({ title: 'Runbooks', description: 'Runbooks that the process uses.', examples: [['etcd-quorum-loss']] }),
  related: z
    .array(reference('process'))
    .default([])
    .meta({
      title: 'Related',
      description: 'Processes that this one leads to or depends on.',
      examples: [['on-call']],
    }),
  origin: Origin.optional().meta({
    title: 'Origin',
    description: 'Where the process was adopted from.',
    examples: [{ url: 'https://handbook.example.org/processes/change/', license: 'CC-BY-4.0' }],
  }),
})

export type Process = z.infer<typeof Process>
