import type { Handbook } from '../../handbook.ts'
import { contrastRatio, readable } from '../../model/colour.ts'
import {
  type ColourName,
  type Pair,
  type Palette,
  pairs,
  paletteOf,
  type Scheme,
  schemes,
} from '../../model/palette.ts'
import { THEME_FILE } from '../../model/theme.ts'
import type { Rule, RuleFinding } from '../rule.ts'

export const contrast: Rule = {
  id: 'contrast',
  severity: 'error',
  essential: true,
  description: 'Colours that a handbook chooses have enough contrast where they meet: 4.5 for text, 3 for outlines.',
  why: 'A link that cannot be told from the paper is no link to many readers, and to all of them in the sun (WCAG 2.2, 1.4.3 and 1.4.11).',
  remedy: 'Take a darker colour on light paper, a lighter one on dark paper. The finding names one that is enough.',
  bad: { kind: 'runbook', files: { 'handbook.yaml': handbookWith("light: '#7cc0ea', dark: '#7cc0ea'") } },
  good: { kind: 'runbook', files: { 'handbook.yaml': handbookWith("light: '#0b5c8a', dark: '#7cc0ea'") } },
  *check(handbook) {
    const { settings } = handbook.source.catalogues
    const palette = paletteOf(settings, handbook.theme?.facts.colours)
    for (const scheme of schemes) {
      for (const own of Map.groupBy(pairs, ({ front }) => front).values()) {
        const worst = worstOf(own, palette, scheme)
        const place = worst && placeOf(worst, scheme, handbook)
        const backs = own.map(({ back }) => palette[back][scheme])
        if (place) yield { ...place, ...words(worst, palette, scheme, backs) }
      }
    }
  },
}

/** The pair that lacks most; none when all have enough. */
function worstOf(own: readonly Pair[], palette: Palette, scheme: Scheme): Pair | undefined {
  const enough = ({ front, back, needs }: Pair) => contrastRatio(palette[front][scheme], palette[back][scheme]) / needs
  const [worst] = own.toSorted((a, b) => enough(a) - enough(b))
  return worst && enough(worst) < 1 ? worst : undefined
}

/** Where the handbook sets one of the two colours; nowhere when both are ours. */
function placeOf({ front, back }: Pair, scheme: Scheme, { source, theme }: Handbook) {
  const own: Partial<Record<ColourName, string>> = theme?.facts.colours[scheme] ?? {}
  const name = [front, back].find((each) => own[each] !== undefined)
  if (theme && name) return { file: theme.fileName(THEME_FILE), ...theme.locate(['colours', scheme, name]) }
  if (front !== 'accent') return undefined
  return { file: 'handbook.yaml', ...source.locateData('handbook.yaml', ['accent', scheme]) }
}

function words(
  { front, back, needs }: Pair,
  palette: Palette,
  scheme: Scheme,
  backs: string[],
): Pick<RuleFinding, 'message' | 'hint'> {
  const [ours, theirs] = [palette[front][scheme], palette[back][scheme]]
  // Rounded down: what is missing must not look as if it were enough.
  const ratio = Math.floor(contrastRatio(ours, theirs) * 10) / 10
  const enough = readable(ours, backs, needs)
  return {
    message: `${front} ${ours} on ${back} ${theirs}: ${ratio}, needs ${needs}`,
    hint: enough
      ? `In the ${scheme} scheme, ${enough} would be enough for ${front}.`
      : `No colour is enough in the ${scheme} scheme: take a lighter or a darker ${back}.`,
  }
}

function handbookWith(accent: string): string {
  return `name: Ops\norganisation: Ops\nsummary: How we work.\naccent: { ${accent} }\n`
}
