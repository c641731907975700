/**
 * The colours that every page is made of. They are the custom properties of the stylesheet: what is `paper-2` here is
 * `--paper-2` there. A theme may set any of them; the accent is set in `handbook.yaml`.
 */
import type { Settings } from './settings.ts'

export const schemes = ['light', 'dark'] as const
export type Scheme = (typeof schemes)[number]

interface Token {
  light: string
  dark: string
  /** Where it is seen. */
  use: string
}

/** Our own values, for each scheme. */
export const tokens = {
  paper: { light: '#fbfaf8', dark: '#121417', use: 'The page.' },
  'paper-2': { light: '#f4f2ed', dark: '#1a1d21', use: 'Code blocks, and what is set apart.' },
  ink: { light: '#16181d', dark: '#e8e6e1', use: 'Text.' },
  'ink-2': { light: '#565a63', dark: '#a3a6ad', use: 'Text that steps back: labels, days, footers.' },
  rule: { light: '#dedbd4', dark: '#2c3036', use: 'Hairlines.' },
  'rule-strong': { light: '#85827b', dark: '#757a83', use: 'Outlines of fields, buttons and states.' },
  bar: { light: '#b9786a', dark: '#b5705f', use: 'Durations and impact, in drawings.' },
  warn: { light: '#8a3b12', dark: '#f0ab7e', use: 'What can do harm.' },
  'code-keyword': { light: '#7a2e8e', dark: '#d3a4e6', use: 'Code: keywords.' },
  'code-string': { light: '#2f6b1f', dark: '#a5d28a', use: 'Code: strings.' },
  'code-comment': { light: '#5f6368', dark: '#9aa0a8', use: 'Code: comments.' },
  'code-number': { light: '#9a3b00', dark: '#f0ab7e', use: 'Code: numbers.' },
  'code-function': { light: '#1f5aa6', dark: '#8fbcf2', use: 'Code: names of functions and commands.' },
  'code-operator': { light: '#4a4f57', dark: '#b9bec6', use: 'Code: operators.' },
  'code-deleted': { light: '#a8201a', dark: '#f2938c', use: 'Code: lines that went.' },
} as const satisfies Record<string, Token>

export type TokenName = keyof typeof tokens
export type ColourName = TokenName | 'accent'
export type Palette = Readonly<Record<ColourName, Readonly<Record<Scheme, string>>>>

/** What a theme says of colours. */
export type OwnColours = Partial<Record<Scheme, Partial<Record<TokenName, string>>>>

/** The colours of a handbook: ours, but for those that it sets. */
export function paletteOf({ accent }: Pick<Settings, 'accent'>, own: OwnColours = {}): Palette {
  const names = Object.keys(tokens) as TokenName[]
  const chosen = names.map((name) => {
    const { light, dark } = tokens[name]
    return [name, { light: own.light?.[name] ?? light, dark: own.dark?.[name] ?? dark }] as const
  })
  return { ...(Object.fromEntries(chosen) as Record<TokenName, Record<Scheme, string>>), accent }
}

/** Two colours that are seen one on the other, and the contrast that readers need there. */
export interface Pair {
  front: ColourName
  back: ColourName
  /** WCAG 2.2: 4.5 for text (1.4.3), 3 for outlines and drawings (1.4.11). */
  needs: number
}

const text = (fronts: ColourName[], back: ColourName): Pair[] => fronts.map((front) => ({ front, back, needs: 4.5 }))
const code = (Object.keys(tokens) as TokenName[]).filter((name) => name.startsWith('code-'))

export const pairs: readonly Pair[] = [
  ...text(['ink', 'ink-2', 'accent', 'warn', ...code], 'paper'),
  ...text(['ink', 'ink-2', 'accent', ...code], 'paper-2'),
  { front: 'rule-strong', back: 'paper', needs: 3 },
  { front: 'bar', back: 'paper', needs: 3 },
]
