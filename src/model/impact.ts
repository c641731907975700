/** Who was affected, how much, and when. An absent number means “not published”; 0 means none. */
import { z } from 'zod'
import { choice, Instant, reference, text } from './values.ts'

/** How bad an impact window was, from nothing to everything. */
export const ImpactLevel = choice({
  none: 'users noticed nothing',
  degraded: 'slower, or with errors',
  partial: 'some users or functions had nothing',
  full: 'nobody had anything',
})
export type ImpactLevel = z.infer<typeof ImpactLevel>

export const ImpactWindow = z
  .strictObject({
    from: Instant.meta({ title: 'From', description: 'When the window opens.', examples: ['2025-11-18T11:28Z'] }),
    to: Instant.optional().meta({
      title: 'To',
      description: 'When the window closes. Absent while the impact goes on.',
      examples: ['2025-11-18T14:30Z'],
    }),
    atLeast: z
      .boolean()
      .optional()
      .meta({
        title: 'At least',
        description: 'True when the impact lasted longer than `to` says, and until when was not published.',
        examples: [true],
      }),
    level: ImpactLevel.meta({
      title: 'Level',
      description: 'How bad it was for users in this span of time.',
      examples: ['partial'],
    }),
    services: z
      .array(reference('service'))
      .default([])
      .meta({ title: 'Services', description: 'Which services, when not all of the incident’s.', examples: [['api']] }),
    note: text(200)
      .optional()
      .meta({
        title: 'Note',
        description: 'What this window means for users.',
        examples: ['Reads back, writes still failing'],
      }),
  })
  .meta({
    title: 'Impact window',
    description: 'A span of time with one level of impact.',
    examples: [{ from: '2025-11-18T11:28Z', to: '2025-11-18T14:30Z', level: 'partial' }],
  })

const amount = (title: string, description: string, example: number) =>
  z
    .number()
    .min(0, 'cannot be below 0')
    .optional()
    .meta({ title, description, examples: [example] })

export const Impact = z.strictObject({
  text: text(1200)
    .optional()
    .meta({
      title: 'Text',
      description: 'What users could not do, in their words.',
      examples: ['New machines could not be started; running ones were not affected.'],
    }),
  customersAffected: amount('Customers affected', 'How many customers noticed something.', 120),
  customersTotal: amount('Customers in all', 'How many customers there were at the time.', 2400),
  percent: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .meta({
      title: 'Percent',
      description: 'Share of customers, traffic or requests affected, from 0 to 100; say of what in `unit`.',
      examples: [80],
    }),
  unit: text(80)
    .optional()
    .meta({ title: 'Unit', description: 'What the percentage counts.', examples: ['of HTTP traffic'] }),
  requestsFailed: amount('Requests failed', 'How many requests ended in an error.', 15000),
  recordsLost: amount('Records lost', 'How many records could not be recovered. 0 says that none were lost.', 0),
  recordsExposed: amount('Records exposed', 'How many records others could see. 0 says that none were exposed.', 0),
  supportCases: amount('Support cases', 'How many customers wrote or called.', 31),
  dataLost: text(400)
    .optional()
    .meta({
      title: 'Data lost',
      description: 'What was lost for good, in words.',
      examples: ['Webhook payloads older than the retention time'],
    }),
  estimate: z
    .boolean()
    .optional()
    .meta({ title: 'Estimate', description: 'True when the numbers are estimates.', examples: [true] }),
  method: text(300)
    .optional()
    .meta({
      title: 'Method',
      description: 'How the numbers were found.',
      examples: ['Counted from load balancer logs'],
    }),
})

export type ImpactWindow = z.infer<typeof ImpactWindow>
export type Impact = z.infer<typeof Impact>
