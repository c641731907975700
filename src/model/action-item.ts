/** What was decided to be done after an incident. “Overdue” is computed, never written. */
import { z } from 'zod'
import { choice, Day, reference, text, WebAddress } from './values.ts'

export const ActionItem = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case letters and digits, in words joined by single hyphens')
      .meta({
        title: 'Id',
        description: 'Unique within the postmortem, permanent.',
        examples: ['minimum-capacity-guard'],
      }),
    text: text(400).meta({
      title: 'Text',
      description: 'What will be different when it is done. Begins with a verb and has an end.',
      examples: ['Refuse to remove servers below a subsystem’s minimum capacity.'],
    }),
    class: choice({
      prevent: 'prevents a recurrence',
      detect: 'detects it sooner',
      mitigate: 'makes it smaller or shorter',
      respond: 'changes how we respond',
      repair: 'repairs data or trust',
      investigate: 'finds out what is not yet known',
    }).meta({
      title: 'Class',
      description: 'What it does about incidents like this one.',
      examples: ['prevent'],
    }),
    owner: reference('team')
      .optional()
      .meta({ title: 'Owner', description: 'The team that does it. Never a person.', examples: ['storage'] }),
    ownerName: text(120)
      .optional()
      .meta({
        title: 'Owner’s name',
        description:
          'The team’s name as published, for other organisations’ incidents, whose teams are not in teams.yaml.',
        examples: ['Resource Manager engineering'],
      }),
    due: Day.optional().meta({ title: 'Due', description: 'The day by which it is done.', examples: ['2026-12-15'] }),
    dueText: text(60)
      .optional()
      .meta({ title: 'Due, as published', description: 'A due time that is not a day.', examples: ['February 2024'] }),
    status: choice({
      open: 'decided, not begun',
      'in-progress': 'somebody works on it',
      blocked: 'waits for something else',
      done: 'done; “closed” says when',
      superseded: 'replaced by something else; “reason” says by what',
      'wont-do': 'given up; “reason” says why',
      unknown: 'another organisation did not publish what became of it',
    }).meta({
      title: 'Status',
      description: 'Where it stands. Whether it is overdue is computed.',
      examples: ['open'],
    }),
    tracker: WebAddress.optional().meta({
      title: 'Tracker',
      description: 'Where the work is followed.',
      examples: ['https://github.com/example/ops/issues/42'],
    }),
    closed: Day.optional().meta({
      title: 'Closed',
      description: 'The day on which it was done or given up.',
      examples: ['2026-12-01'],
    }),
    reason: text(300)
      .optional()
      .meta({
        title: 'Reason',
        description: 'Why it was superseded or will not be done.',
        examples: ['The subsystem was replaced.'],
      }),
  })
  .meta({
    title: 'Action',
    description: 'Something that was decided to be done.',
    examples: [
      { id: 'capacity-guard', text: 'Refuse to go below minimum capacity.', class: 'prevent', status: 'open' },
    ],
  })

export type ActionItem = z.infer<typeof ActionItem>
