/** Marks on a page what the search found there: the words in `?highlight=`, which the address then loses again. */

const BLOCKS = 'p, li, dt, dd, td, th, pre, h1, h2, h3, h4, h5, h6, figcaption, summary, blockquote'

export function markFoundWords(words: string): void {
  const wanted = words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  const article = document.querySelector('main article') ?? document.querySelector('main')
  if (wanted.length === 0 || !article || !CSS.highlights) return
  // A word can be in several pieces: code is coloured. So the text is read as one, with a break after each block.
  const pieces: { node: Text; at: number }[] = []
  let text = ''
  let last: Element | null | undefined
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const block = node.parentElement!.closest(BLOCKS)
    if (block !== last) text += '\n'
    last = block
    pieces.push({ node, at: text.length })
    text += node.data
  }
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  const found = new Highlight()
  for (const { 0: match, index } of text.matchAll(whole)) {
    const range = document.createRange()
    const [start, end] = [pieceAt(pieces, index), pieceAt(pieces, index + match.length - 1)]
    range.setStart(start.node, index - start.at)
    range.setEnd(end.node, index + match.length - end.at)
    found.add(range)
  }
  CSS.highlights.set('found', found)
  article.classList.add('with-found')
}

/** The piece that a place of the text lies in. */
function pieceAt(pieces: { node: Text; at: number }[], place: number): { node: Text; at: number } {
  let [low, high] = [0, pieces.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (pieces[middle]!.at <= place) low = middle
    else high = middle - 1
  }
  return pieces[low]!
}
