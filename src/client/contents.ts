/** Marks in the table of contents which section is being read. */

/** A section is being read from when its heading has passed this part of the window, from above. */
const READING_LINE = 0.4

export function followContents(): void {
  const sections = [...document.querySelectorAll<HTMLAnchorElement>('.contents a')].flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    return heading ? [{ link, heading }] : []
  })
  const end = document.querySelector('.site-footer')
  if (sections.length === 0 || !end) return

  const topOf = (element: Element) => element.getBoundingClientRect().top
  const mark = () => {
    const atEnd = scrollY > 0 && topOf(end) < innerHeight
    // The last sections never come up to the line: there, it is the one that was asked for, or the last in sight.
    const line = atEnd ? innerHeight : innerHeight * READING_LINE
    const passed = sections.filter(({ heading }) => topOf(heading) <= line)
    const asked = atEnd && passed.find(({ link, heading }) => link.hash === location.hash && topOf(heading) >= 0)
    const current = asked || passed.at(-1)
    for (const section of sections) {
      if (section === current) section.link.setAttribute('aria-current', 'location')
      else section.link.removeAttribute('aria-current')
    }
  }
  // Told when a heading crosses the line or the edge of the window, and not on every step of scrolling.
  for (const rootMargin of [`0px 0px ${(READING_LINE - 1) * 100}%`, '0px']) {
    const observer = new IntersectionObserver(mark, { rootMargin })
    for (const { heading } of sections) observer.observe(heading)
    observer.observe(end)
  }
  addEventListener('hashchange', mark)
}
