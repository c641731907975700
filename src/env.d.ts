/** What the theme of a handbook gives the pages: see `own-theme.ts`. */
declare module 'virtual:opsbook-theme' {
  /** Addresses of logos and fonts, by their paths in the theme. */
  export const files: Record<string, string>
  /** `extra.css`; empty when there is none. */
  export const style: string
}
