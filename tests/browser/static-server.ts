import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface StaticServer {
  /** Where the site begins, with its base path: `http://localhost:41234/handbook/`. */
  url: string
  close(): Promise<void>
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
}

/** What pagefind has packed itself comes as it is: a type that makes no promise, and no encoding. */
const PLAIN = 'application/octet-stream'

/** What hosts compress on the way. */
const COMPRESSED = /^text\/|json|svg/

/**
 * Serves a built site as a static host does: no rewriting, folders by their index, a page of its own for what is missing,
 * text compressed by gzip at its usual level, and the headers that the folder’s `_headers` asks for, if it has one.
 */
export async function serve(folder: string, base: string): Promise<StaticServer> {
  const headers = existsSync(join(folder, '_headers'))
    ? headersAskedFor(readFileSync(join(folder, '_headers'), 'utf8'))
    : []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://host.invalid')
    response.setHeaders(new Map(headers.filter(({ rule }) => rule.test(pathname)).flatMap(({ set }) => set)))
    answer(folder, base, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answer(folder: string, base: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url!, 'http://host.invalid')
  const compressed = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  const send = (status: number, sent: string) => sendFile(status, sent, compressed, response)
  const path = pathname.startsWith(base) ? readable(pathname.slice(base.length)) : undefined
  const file = join(folder, path ?? '404.html')
  const index = join(file, 'index.html')
  if (path !== undefined && isFile(file)) send(200, file)
  else if (!isFile(index)) send(404, join(folder, '404.html'))
  else if (pathname.endsWith('/')) send(200, index)
  else response.writeHead(301, { Location: `${pathname}/${search}` }).end()
}

/** What `_headers` says: a path, `*` standing for the rest of it, then its headers, indented. */
function headersAskedFor(text: string): { rule: RegExp; set: [string, string][] }[] {
  const found: { rule: RegExp; set: [string, string][] }[] = []
  for (const line of text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))) {
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? []
    if (name) found.at(-1)!.set.push([name, value!])
    else found.push({ rule: new RegExp(`^${RegExp.escape(line).replaceAll('\\*', '.*')}$`), set: [] })
  }
  return found
}

function sendFile(status: number, file: string, compressed: boolean, response: ServerResponse): void {
  const type = TYPES[extname(file)] ?? PLAIN
  const packed = compressed && COMPRESSED.test(type)
  const bytes = packed ? gzipSync(readFileSync(file)) : readFileSync(file)
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': bytes.length,
    ...(packed && { 'Content-Encoding': 'gzip' }),
    Vary: 'Accept-Encoding',
    'Cache-Control': response.getHeader('Cache-Control') ?? 'no-cache',
  })
  response.end(bytes)
}

/** A path within the folder; absent for one that nobody may ask for. */
function readable(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path)
    return decoded.split('/').includes('..') || decoded.includes('\0') ? undefined : decoded
  } catch {
    return undefined
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
