import type { Finding, Range } from '../model/finding.ts'
import type { TermIndex } from './terms.ts'

/** What the renderer needs to know about a body of Markdown and about the house around it. */
export interface RenderContext {
  /** Path below the content folder; findings carry it. */
  file: string
  /** Line of the file on which the body begins; positions in findings count from the top of the file. */
  firstLine: number
  /** BCP 47 tag of the text: labels such as "Note" are set in this language. */
  lang: string
  /** Whether blocks of commands say what they do: in a runbook they will be run. */
  marksEffects?: boolean
  /**
   * Decides where a link or an image leads. `target` is exactly what the author wrote
   * (`../runbooks/disk-full.md#verification`, `postmortem:otc-2017-11-08`, `https://…`, `#impact`).
   * Pure and cheap: it is called once for each target of each body.
   */
  resolve(target: string): Resolution
  /** Words to be explained where the text first uses them. */
  terms?: TermIndex | undefined
}

/** Where a link leads: an address to write into `href`, or the reason why there is none. */
export type Resolution =
  | {
      href: string
      /** The document that the link points into, when it is one of ours; `key` is `kind/lang/id`. */
      document?: { key: string; fragment?: string }
      /** The title of that document, when it is valid. */
      title?: string
      /** A file of the content folder that must be published beside the page, such as an image. */
      asset?: string
      external?: boolean
    }
  | {
      problem: string
      hint?: string
      /** The target as it is surely meant. */
      fix?: string
    }

/** A heading of the body, in document order. `depth` is 2 to 6: the page's title is its only h1. */
export interface Heading {
  depth: number
  /** Anchor, without `#`. */
  slug: string
  text: string
}

/** A link into one of our own documents, with its place, so that its anchor can be checked once all bodies are rendered. */
export interface BodyLink {
  document: { key: string; fragment?: string }
  target: string
  range: Range
}

/** A paragraph, a heading or a cell of a table as it is read, with the places of its words. */
export interface BodyPassage {
  part: 'paragraph' | 'heading' | 'cell'
  /** Without markup. Code and images are one U+FFFC each, the title of a document that is linked one for each character. */
  text: string
  /**
   * Where it stands in the file: index of `text`, line and column in turn, ascending; each holds until the next. One flat
   * list, because a thousand documents have half a million places.
   */
  places: number[]
  /** Spans of `text` that are links, with the title of the document that each leads to, when it leads to one of ours. */
  links: [start: number, end: number, title?: string][]
}

/** A body, rendered. Serialisable. */
/** Colours in code, diagrams, and charts among those. */
export type Piece = 'highlight' | 'mermaid' | 'chart'

export interface RenderedBody {
  html: string
  headings: Heading[]
  /** Every anchor that exists in `html` (headings, footnotes), so that links to fragments can be judged. */
  anchors: string[]
  links: BodyLink[]
  /** What it has that pages need styles for; in this order, each once. */
  pieces: Piece[]
  /** Files of the content folder that the body shows, as paths below the content folder; sorted, unique. */
  assets: string[]
  /** Ids of the explained terms that the body uses; sorted, unique. */
  terms: string[]
  /** What the body says, for rules of language. Quotes and code are left out. */
  prose: BodyPassage[]
  /** Problems found while rendering; positions are in the file. */
  findings: Finding[]
}
