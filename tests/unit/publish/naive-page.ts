import { markdownToHtml } from 'satteri'
import { policyOf } from '../../../src/security.ts'

/** What a renderer makes of a text that trusts it: raw HTML goes through, addresses are taken as they are. */
export function naiveHtml(markdown: string): string {
  const { html } = markdownToHtml(markdown, { features: { gfm: true } })
  return html
}

/** A page of a document as our layout makes it, about a text that somebody else has rendered. */
export function pageAround(text: string, title = 'A runbook'): string {
  return `<!DOCTYPE html><html lang="en"> <head><meta http-equiv="Content-Security-Policy" content="${policyOf('reading')}"><meta charset="utf-8">\
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>\
<meta name="description" content="What to do."></head> <body> <a class="skip" href="#page-main">Skip to the content</a> \
<header class="site-header"> <a class="site-name" href="/">Handbook</a> <a class="site-search" \
href="/search/"> <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" \
focusable="false"><path d="M10.5 10.5 15 15" fill="none" stroke="currentColor"></path></svg> Search </a> </header> \
<main id="page-main" tabindex="-1"> <article class="document" data-pagefind-body> <header class="document-head"> \
<h1 data-pagefind-meta="title">${title}</h1> </header> <div class="text"> <div class="prose">${text}</div> </div> </article> \
</main> <footer class="site-footer"> <p>Published as it is.</p> </footer> </body></html>`
}
