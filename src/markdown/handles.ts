/** Handles of people in a text, as GitHub, GitLab, Mastodon and chats write them, and the code in which none is one. */

/** Spans of a text that are code, in order: what begins with @ there is no handle. */
export type CodeSpans = readonly (readonly [start: number, end: number])[]

/** A handle as GitHub, GitLab, Mastodon and chats write it, at the start of a word. A page shows `\@name` without its backslash. */
const HANDLE =
  /(?<![\p{L}\p{N}_@/.`"'#$%&=+~<>:|})\]-])@(?<name>[A-Za-z][A-Za-z0-9_]{0,38}(?:[.-][A-Za-z0-9_]{1,38}){0,4})(?:@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})?(?![\p{L}\p{N}_({[/\\=@]|\.\p{L}|:[\p{L}\p{N}])/gu

/** What begins with @ and is nobody: everybody in a chat, notes in code, times of cron, keys of JSON-LD, rules of CSS. */
const NOBODY =
  /[-_]bot$|^(?:here|mentions?|channel|everyone|all|team|group|online|today|now|home|oncall|on-call|reboot|hourly|daily|weekly|monthly|yearly|annually|midnight|every|param|returns?|throws|see|link|type|id|context|graph|value|language|list|set|container|version|timestamp|message|todo|deprecated|override|test|beforeeach|aftereach|before|after|bean|autowired|component|service|repository|controller|transactional|scheduled|async|retryable|cacheable|nullable|nonnull|notnull|suppresswarnings|inject|property|staticmethod|classmethod|dataclass|media|import|charset|font-face|keyframes|supports|layer|page|container|tsv|csv|json|text|sh|uri|html|base64d?|latest|next|beta|alpha|canary|master|main|head|localhost|loghost)$/i

/**
 * Handles in prose. They are looked for in the whole text, because only that tells what is code.
 *
 * @param spans where the text is code, when that is known
 * @param isAllowed whether a handle, in lower case, may stand there
 */
export function* handlesIn(
  text: string,
  spans: () => CodeSpans = () => codeSpans(text),
  isAllowed: (handle: string) => boolean = () => false,
): Generator<{ start: number; end: number }> {
  const found = text.includes('@') ? [...text.matchAll(HANDLE)] : []
  const code = found.length > 0 ? spans() : []
  let next = 0
  for (const { index: start, 0: whole, groups } of found) {
    while (next < code.length && code[next]![1] <= start) next++
    const isCode = next < code.length && code[next]![0] <= start
    const name = groups!['name']!.toLowerCase()
    // `dig @ns1.example.org`: a host has two dots and more.
    const isHost = name.split('.').length > 2
    if (isCode || isHost || NOBODY.test(name) || isAllowed(name)) continue
    yield { start, end: start + whole.length }
  }
}

const FENCE = /^[ \t>*+-]*(?:\d{1,9}[.)][ \t]+)?(`{3,}|~{3,})/

/**
 * Spans of a Markdown file that are code: fenced blocks with their fences, and what stands between backticks within a
 * paragraph. Read line by line, so that a fence that is never closed ends with the file as it does for a reader.
 */
export function codeSpans(text: string): [number, number][] {
  const spans: [number, number][] = []
  let fence: { mark: string; start: number } | undefined
  let paragraph = 0
  let at = 0
  const closeParagraph = (end: number) => {
    spans.push(...inlineCode(text, paragraph, end))
  }
  for (const line of text.split('\n')) {
    const end = at + line.length
    const mark = FENCE.exec(line)?.[1]
    if (fence) {
      if (mark && mark[0] === fence.mark[0] && mark.length >= fence.mark.length && /^[ \t>]*[`~]+\s*$/.test(line)) {
        spans.push([fence.start, end])
        fence = undefined
        paragraph = end
      }
    } else if (mark && !line.slice(line.indexOf(mark) + mark.length).includes('`')) {
      closeParagraph(at)
      fence = { mark, start: at }
    } else if (line.trim() === '') {
      closeParagraph(at)
      paragraph = end
    }
    at = end + 1
  }
  if (fence) spans.push([fence.start, text.length])
  else closeParagraph(text.length)
  return spans
}

/** A run of backticks opens, the next run of the same length closes. */
function* inlineCode(text: string, start: number, end: number): Generator<[number, number]> {
  const paragraph = text.slice(start, end)
  if (!paragraph.includes('`')) return
  const runs = [...paragraph.matchAll(/`+/g)]
  const next = new Map<number, number>()
  /** For each run, the next one of its length: found backwards, so that each is looked at once. */
  const closers = runs.map(() => -1)
  for (let index = runs.length - 1; index >= 0; index--) {
    const { length } = runs[index]![0]
    closers[index] = next.get(length) ?? -1
    next.set(length, index)
  }
  for (let index = 0; index < runs.length; index++) {
    const closer = closers[index]!
    if (closer === -1) continue
    yield [start + runs[index]!.index, start + runs[closer]!.index + runs[closer]![0].length]
    index = closer
  }
}
