/** Lets readers choose a colour scheme. The choice stays in their browser, and is applied before the next page is painted. */
import { SCHEME_KEY } from './apply-scheme.ts'

export function offerScheme(): void {
  const choice = document.querySelector<HTMLSelectElement>('#page-scheme')
  if (!choice) return
  const { dataset } = document.documentElement
  const show = (scheme: string | null | undefined) => {
    dataset.scheme = choice.value = scheme || ''
  }
  show(dataset.scheme)
  choice.addEventListener('change', () => {
    show(choice.value)
    try {
      localStorage.setItem(SCHEME_KEY, choice.value)
    } catch {
      // Storage is forbidden: the choice holds for this page.
    }
  })
  // Chosen in another tab, while this one is open.
  addEventListener('storage', ({ key, newValue }) => {
    if (key === SCHEME_KEY) show(newValue)
  })
}
