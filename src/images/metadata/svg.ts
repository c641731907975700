/** Attributes in which drawing programs keep where a file lay on its author’s disk. */
const PATH =
  /(?:inkscape:export-filename|sodipodi:(?:docname|docbase|absref)|xml:base)\s*=\s*(?:"[^"]{0,500}[/\\][^"]{0,500}"|'[^']{0,500}[/\\][^']{0,500}')|(?:"|')file:\/\//
/** Dublin Core’s names of people. Programs put their own name there. */
const PERSON =
  /<dc:(?:creator|publisher|contributor|rights)\b[^>]{0,200}>(?:\s{0,100}<[^>]{1,200}>){0,4}\s{0,100}(?<who>[^<\s][^<]{0,200})</g
const PROGRAM = /^(?:matplotlib|inkscape|gnuplot|graphviz|adobe|sketch|figma|boxy|plantuml|mermaid)\b/i

/** What an SVG carries besides its drawing. Its texts are read like any other. */
export function* svgMetadata(bytes: Buffer): Generator<string> {
  const text = bytes.toString('utf8')
  if (PATH.test(text)) yield 'a path of its author’s machine'
  if (/\scontent\s*=\s*["']\s*(?:&lt;|<)mx(?:file|GraphModel)/.test(text)) yield 'the source of the drawing (draw.io)'
  for (const { groups } of text.matchAll(PERSON)) {
    if (!PROGRAM.test(groups!['who']!)) return yield 'the name of its author'
  }
}
