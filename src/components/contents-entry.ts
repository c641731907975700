/** A line of a page’s table of contents. */
export interface ContentsEntry {
  /** Anchor, without `#`. */
  id: string
  text: string
}
