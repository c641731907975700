/** A runbook: what to do when something specific happens, written for a tired person. */
import { z } from 'zod'
import { commonFields, controls, Origin, owner, principles, reviewFields } from './document.ts'
import { choice, Day, reference, text } from './values.ts'

const Exercise = z
  .strictObject({
    day: Day.meta({ title: 'Day', description: 'The day of the exercise.', examples: ['2026-10-14'] }),
    result: choice({
      worked: 'it led to its goal as written',
      partly: 'it led there with help from elsewhere',
      failed: 'it did not lead there',
    }).meta({
      title: 'Result',
      description: 'Whether the runbook led to its goal as written.',
      examples: ['worked'],
    }),
    note: text(300)
      .optional()
      .meta({ title: 'Note', description: 'What was learned.', examples: ['Step 4 needed a second operator.'] }),
  })
  .meta({
    title: 'Exercise',
    description: 'One time that the runbook was tried out, in a drill or for real.',
    examples: [{ day: '2026-10-14', result: 'worked' }],
  })

/** The name of an alert, exactly as the monitoring has it. */
export const AlertName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]*$/, 'is not the name of an alert')

export const Runbook = z.strictObject({
  ...commonFields,
  status: choice({
    draft: 'being written; shown in `dev` only',
    active: 'in force, and published',
    retired: 'not to be used any more; keeps its address and says so',
  }).meta({
    title: 'Status',
    description: 'Whether operators may rely on it.',
    examples: ['active'],
  }),
  owner,
  services: z
    .array(reference('service'))
    .min(1, 'a runbook names the service it is for')
    .meta({
      title: 'Services',
      description: 'Services that the runbook helps.',
      examples: [['kubernetes']],
      option: 'service',
    }),
  alerts: z
    .array(AlertName)
    .default([])
    .meta({
      title: 'Alerts',
      description: 'Exact names of the alerts that lead here.',
      examples: [['etcdInsufficientMembers']],
      option: 'alert',
    }),
  risk: choice({
    'read-only': 'every step only looks',
    reversible: 'a step changes something that can be undone',
    destructive: 'a step does something that cannot be undone',
  }).meta({
    title: 'Risk',
    description: 'The most that a step of this runbook can do.',
    examples: ['reversible'],
  }),
  access: z
    .array(text(160))
    .min(1, 'say what access is needed, so that nobody finds out halfway')
    .meta({
      title: 'Access',
      description: 'Rights and places that are needed before the first step.',
      examples: [['root on the control-plane nodes']],
    }),
  estimate: text(60).meta({
    title: 'Estimate',
    description: 'How long it takes from the first step to verification.',
    examples: ['20 to 40 minutes'],
  }),
  exercised: z
    .array(Exercise)
    .default([])
    .meta({
      title: 'Exercised',
      description: 'When it was tried out, and whether it worked. Leave it out when it never was.',
      examples: [[{ day: '2026-10-14', result: 'worked' }]],
    }),
  ...reviewFields,
  escalation: z
    .array(reference('team'))
    .default([])
    .meta({
      title: 'Escalation',
      description: 'Whom to call when the runbook does not help, in this order.',
      examples: [['storage']],
    }),
  processes: z
    .array(reference('process'))
    .default([])
    .meta({
      title: 'Processes',
      description: 'Processes that this runbook belongs to.',
      examples: [['incident-response']],
    }),
  controls,
  principles,
  origin: Origin.optional().meta({
    title: 'Origin',
    description: 'Where the runbook was adopted from.',
    examples: [{ url: 'https://handbook.example.org/runbooks/etcd/', license: 'CC-BY-4.0' }],
  }),
})

export type Runbook = z.infer<typeof Runbook>
