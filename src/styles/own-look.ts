/** The first part of the stylesheet: what a handbook, or its theme, chooses. All the rest is built from it. */
import type { Palette } from '../model/palette.ts'
import type { FontUse, ThemeSettings } from '../model/theme.ts'

/** What follows a typeface that a theme names, or stands for it. */
const typefaces: Readonly<Record<FontUse, { property: string; ours: string }>> = {
  text: {
    property: '--sans',
    ours: "system-ui,'Segoe UI',Roboto,'Helvetica Neue','Noto Sans','Liberation Sans',Arial,sans-serif",
  },
  headings: { property: '--headings', ours: 'var(--sans)' },
  code: {
    property: '--mono',
    ours: "ui-monospace,'SF Mono','Cascadia Code',Menlo,Consolas,'DejaVu Sans Mono',monospace",
  },
  manifesto: {
    property: '--serif',
    ours: "'Iowan Old Style','Palatino Linotype','URW Palladio L',P052,'Noto Serif','Liberation Serif',serif",
  },
}

/** @param addresses of the theme’s files, by their paths in it */
export function ownLook(
  palette: Palette,
  fonts: ThemeSettings['fonts'] = {},
  addresses: Readonly<Record<string, string>> = {},
): string {
  const colours = Object.entries(palette).map(([name, { light, dark }]) => `--${name}:light-dark(${light},${dark})`)
  const families = (Object.keys(typefaces) as FontUse[]).map((use) => {
    const { property, ours } = typefaces[use]
    const own = fonts[use]
    return `${property}:${own ? `'${own.family}',` : ''}${ours}`
  })
  const faces = Object.values(fonts).flatMap(({ family, display, faces }) =>
    faces.map(
      ({ file, weight, style }) =>
        `@font-face{font-family:'${family}';font-weight:${weight.join(' ')};font-style:${style};` +
        `font-display:${display};src:url(${addresses[file]}) format('woff2')}`,
    ),
  )
  return `:root{${[...colours, ...families].join(';')}}${[...new Set(faces)].join('')}`
}
