/** The timeline of an incident: what happened when, how exactly that is known, and who says so. */
import { z } from 'zod'
import { choice, Evidence, Instant, text } from './values.ts'

export const TimelineEvent = z
  .strictObject({
    at: Instant.meta({
      title: 'At',
      description: 'When it happened, with UTC offset.',
      examples: ['2025-11-18T11:31Z'],
    }),
    until: Instant.optional().meta({
      title: 'Until',
      description: 'When it ended, if it lasted.',
      examples: ['2025-11-18T11:48Z'],
    }),
    precision: choice({
      minute: 'to the minute',
      hour: 'to the hour',
      day: 'only the day is known',
      approx: 'about then',
    })
      .default('minute')
      .meta({
        title: 'Precision',
        description: 'How exactly the time is known; shown beside it.',
        examples: ['approx'],
      }),
    event: text(600).meta({
      title: 'Event',
      description: 'What happened, in one or two sentences, with roles instead of names.',
      examples: ['An automated test reports errors.'],
    }),
    type: choice({
      change: 'something in the system was changed',
      symptom: 'something misbehaved',
      detection: 'somebody or something noticed',
      decision: 'people decided what to do',
      action: 'something was done about it',
      communication: 'somebody was told',
      recovery: 'something worked again',
      note: 'anything else worth knowing',
    }).meta({
      title: 'Type',
      description: 'What sort of event it was.',
      examples: ['detection'],
    }),
    source: text(300)
      .optional()
      .meta({
        title: 'Source',
        description: 'Where this is known from: a metric, a log, a page. A web address becomes a link.',
        examples: ['https://status.example.org/incidents/42'],
      }),
    confidence: Evidence.optional().meta({
      title: 'Confidence',
      description: 'How well it is supported.',
      examples: ['primary'],
    }),
  })
  .meta({
    title: 'Timeline event',
    description: 'One row of the timeline.',
    examples: [{ at: '2025-11-18T11:31Z', event: 'An automated test reports errors.', type: 'detection' }],
  })

export type TimelineEvent = z.infer<typeof TimelineEvent>
