/** Counts what is overdue anew as of the reader’s day, in UTC as all days of the site: a page may be older than that. */
import { overdueOn } from '../record/overdue.ts'

const DAY = 86_400_000
const LOCALES: Record<string, string> = { en: 'en-GB' }

export function countOverdue(): void {
  const counted = document.querySelectorAll<HTMLElement>('[data-due]')
  if (!counted.length) return
  const { lang } = document.documentElement
  const format = new Intl.DateTimeFormat(LOCALES[lang] ?? lang, { dateStyle: 'long', timeZone: 'UTC' })
  let timer: ReturnType<typeof setTimeout> | undefined

  const count = () => {
    const now = Date.now()
    let as = ''
    for (const element of counted) {
      const { due, words } = element.dataset as { due: string; words: string }
      const { n, day } = overdueOn(due, new Date(now).toISOString().slice(0, 10))
      as = day
      // A cell of a table says that there is none; a sentence says nothing.
      element.textContent = n || element.localName === 'td' ? words.replace('%n', String(n)) : ''
    }
    for (const note of document.querySelectorAll<HTMLElement>('[data-counted]')) {
      const { counted, words } = note.dataset as { counted: string; words: string }
      note.textContent = as === counted ? '' : words.replace('%n', format.format(new Date(as)))
    }
    clearTimeout(timer)
    timer = setTimeout(count, DAY - (now % DAY))
  }

  // A timer sleeps with the page: whoever comes back to it reads what is right now.
  document.addEventListener('visibilitychange', count)
  count()
}
