/** What a handbook says of itself: which parts of operations are known and not published, and which alerts there are. */
import { z } from 'zod'
import { Layer } from './process.ts'
import { AlertName } from './runbook.ts'
import { Day, Language, text } from './values.ts'

const Unpublished = z
  .strictObject({
    layer: Layer.meta({ title: 'Layer', description: 'Which part of operations it belongs to.', examples: ['people'] }),
    what: text(160).meta({
      title: 'What',
      description: 'What exists, or is done, and is not published here.',
      examples: ['How shifts are planned'],
    }),
    why: text(400).meta({
      title: 'Why',
      description: 'Why it is not published. “Nobody has written it down yet” is a reason.',
      examples: ['The plan names people.'],
    }),
    since: Day.optional().meta({
      title: 'Since',
      description: 'The day from which this holds, or on which it was decided.',
      examples: ['2026-11-20'],
    }),
    until: Day.optional().meta({
      title: 'Until',
      description: 'The day by which it is published, or decided anew.',
      examples: ['2027-05-31'],
    }),
    translations: z
      .partialRecord(
        Language,
        z.strictObject({
          what: text(160).meta({
            title: 'What',
            description: 'The same in this language.',
            examples: ['Wie Schichten geplant werden'],
          }),
          why: text(400).meta({
            title: 'Why',
            description: 'The reason in this language.',
            examples: ['Der Plan nennt Personen.'],
          }),
        }),
      )
      .optional()
      .meta({
        title: 'Translations',
        description: 'What and why in the handbook’s other languages.',
        examples: [{ de: { what: 'Wie Schichten geplant werden', why: 'Der Plan nennt Personen.' } }],
      }),
  })
  .superRefine(({ since, until }, context) => {
    if (since === undefined || until === undefined || until >= since) return
    context.addIssue({
      code: 'custom',
      path: ['until'],
      message: `is before the day from which it holds, ${since}`,
      params: { hint: 'Correct one of the two days.' },
    })
  })
  .meta({
    title: 'Not published',
    description: 'A part of operations that is known and not published, and why.',
    examples: [{ layer: 'people', what: 'How shifts are planned', why: 'The plan names people.' }],
  })

export const Coverage = z.strictObject({
  notPublished: z
    .array(Unpublished)
    .default([])
    .meta({
      title: 'Not published',
      description: 'Parts of operations that are known and not published, each with its reason.',
      examples: [[{ layer: 'people', what: 'How shifts are planned', why: 'The plan names people.' }]],
    }),
  alerts: z
    .array(AlertName)
    .default([])
    .meta({
      title: 'Alerts',
      description: 'Exact names of alerts that may fire. Those that no runbook names are listed as such.',
      examples: [['etcdInsufficientMembers']],
    }),
})
export type Unpublished = z.infer<typeof Unpublished>
export type Coverage = z.infer<typeof Coverage>
