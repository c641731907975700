/** Shows what the search found on this page, for whoever comes from there: `?highlight=` names the words. */

export async function showFoundWords(): Promise<void> {
  const words = new URLSearchParams(location.search).get('highlight')
  if (!words) return
  // The words are for this visit; the address that is passed on from here is that of the page.
  history.replaceState(history.state, '', location.pathname + location.hash)
  const { markFoundWords } = await import('./found-words.ts')
  markFoundWords(words)
}
