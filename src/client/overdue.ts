/** Counts what is overdue anew as of the reader’s day, in UTC as all days of the site: a page may be older than that. */
import { DAY } from '../model/day.ts'
import { overdueOn } from '../record/overdue.ts'

export function countOverdue(): void {
  const all = (name: string) => document.querySelectorAll<HTMLElement>(name)
  const counts = all('[data-due]')
  if (!counts.length) return
  let timer: ReturnType<typeof setTimeout> | undefined

  const count = () => {
    const now = Date.now()
    let [day, later] = [0, 0]
    for (const element of counts) {
      const { due, words } = element.dataset as { due: string; words: string }
      let n: number
      ;({ n, day, later } = overdueOn(due, Math.floor(now / DAY)))
      // A cell of a table says that there is none; a sentence says nothing.
      element.textContent = n || element.localName === 'td' ? words.replace('%n', `${n}`) : ''
    }
    for (const note of all('[data-counted]')) {
      const words = new Date(day * DAY).toLocaleDateString(note.lang, { dateStyle: 'long', timeZone: 'UTC' })
      note.textContent = later ? note.dataset['counted']!.replace('%n', words) : ''
    }
    clearTimeout(timer)
    timer = setTimeout(count, DAY - (now % DAY))
  }

  // A timer sleeps with the page: whoever comes back to it reads what is right now.
  document.addEventListener('visibilitychange', count)
  count()
}
