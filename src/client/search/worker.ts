/**
 * Where the search runs: Pagefind’s own worker, with one thing added. It passes over a part of its index that does not
 * come, and then finds nothing; so the page is told what did not come, before it is told what was found.
 *
 * A worker obeys the policy that it was served with, and not that of the page that started it. So no page has to allow
 * WebAssembly and requests: they are allowed here alone.
 */
declare function importScripts(...addresses: string[]): void

const plainFetch = self.fetch

self.fetch = async (...request) => {
  const response = await plainFetch(...request).catch(() => undefined)
  if (response?.ok) return response
  self.postMessage({ missing: String(request[0]) })
  throw new Error(`${request[0]} did not come`)
}

importScripts(`${import.meta.env.BASE_URL}pagefind/pagefind-worker.js`)

export {}
