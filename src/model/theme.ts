/** `theme.yaml`: colours and typefaces of an organisation’s own look. What else a theme may hold is files beside it. */
import { z } from 'zod'
import { Colour } from './colour.ts'
import { type schemes, type TokenName, tokens } from './palette.ts'
import { text } from './values.ts'

/** What a theme consists of, beside `fonts/`, `images/` and `components/`. */
export const THEME_FILE = 'theme.yaml'
export const EXTRA_STYLES = 'extra.css'
export const LOGO = 'logo.svg'
export const DARK_LOGO = 'logo-dark.svg'

const names = Object.keys(tokens) as TokenName[]

const colours = (scheme: (typeof schemes)[number]) =>
  z
    .strictObject(
      Object.fromEntries(
        names.map((name) => [
          name,
          Colour.optional().meta({ title: name, description: tokens[name].use, examples: [tokens[name][scheme]] }),
        ]),
      ) as Record<TokenName, z.ZodOptional<typeof Colour>>,
    )
    .optional()
    .meta({
      title: `The ${scheme} scheme`,
      description: `Colours of the ${scheme} scheme; those that are not given stay ours.`,
      examples: [{ paper: tokens.paper[scheme], ink: tokens.ink[scheme] }],
    })

const Face = z
  .strictObject({
    file: z
      .string()
      .regex(/^fonts\/[\w-]+(?:\.[\w-]+)*\.woff2$/, 'is not a font of the theme; write fonts/NAME.woff2')
      .meta({ title: 'File', description: 'The font, in the theme’s folder.', examples: ['fonts/example-400.woff2'] }),
    weight: z
      .array(z.int().min(1).max(1000))
      .min(1)
      .max(2, 'is at most two weights: the lightest and the boldest of a variable font')
      .default([400])
      .meta({
        title: 'Weight',
        description: 'The weight; or the lightest and the boldest of a variable font. Pages use 400 and 600.',
        examples: [[400], [200, 800]],
      }),
    style: z
      .enum(['normal', 'italic'])
      .default('normal')
      .meta({ title: 'Style', description: 'Upright or italic.', examples: ['italic'] }),
  })
  .meta({
    title: 'Face',
    description: 'One file of a typeface.',
    examples: [{ file: 'fonts/example-400.woff2', weight: [400] }],
  })

const typeface = (title: string, description: string) =>
  z
    .strictObject({
      family: text(60)
        .regex(/^[\p{L}\d][\p{L}\d _-]*$/u, 'is not the name of a typeface; letters, digits and blanks')
        .meta({ title: 'Family', description: 'What the typeface is called.', examples: ['Example Sans'] }),
      faces: z
        .array(Face)
        .default([])
        .meta({
          title: 'Faces',
          description: 'Its files. Without any, readers see it who have it installed.',
          examples: [[{ file: 'fonts/example-400.woff2', weight: [400] }]],
        }),
      display: z
        .enum(['swap', 'fallback', 'optional'])
        .default('swap')
        .meta({
          title: 'Display',
          description: 'What is shown until a file has arrived: CSS “font-display”.',
          examples: ['optional'],
        }),
    })
    .optional()
    .meta({ title, description, examples: [{ family: 'Example Sans' }] })

export const ThemeSettings = z.strictObject({
  colours: z
    .strictObject({ light: colours('light'), dark: colours('dark') })
    .default({})
    .meta({
      title: 'Colours',
      description: 'The colours that pages are made of. The accent is set in handbook.yaml.',
      examples: [{ light: { paper: tokens.paper.light } }],
    }),
  fonts: z
    .strictObject({
      text: typeface('Text', 'The typeface of text.'),
      headings: typeface('Headings', 'The typeface of headings; else that of text.'),
      code: typeface('Code', 'The typeface of code.'),
      manifesto: typeface('Manifesto', 'The typeface of the manifesto.'),
    })
    .default({})
    .meta({
      title: 'Typefaces',
      description: 'Typefaces by what they are for. Ours follow for what they lack.',
      examples: [{ text: { family: 'Example Sans' } }],
    }),
})

export type ThemeSettings = z.infer<typeof ThemeSettings>
export type FontUse = keyof ThemeSettings['fonts']

/** What the pages know of a theme. */
export interface ThemeFacts extends ThemeSettings {
  /** Width of the logo divided by its height; absent when there is none. */
  logo?: number
}

/** Components of ours that a theme may put its own in place of, and what each one shows. */
export const replaceable = {
  SiteHeader: 'The top of every page: name, navigation, search, languages.',
  SiteFooter: 'The foot of every page: publisher, licence, links; on the home page the commit.',
  EmptyState: 'What an index says that has no entries yet.',
  Severity: 'A severity: its glyph and its name.',
  State: 'The state of a document or an action.',
} as const

export type Replaceable = keyof typeof replaceable
