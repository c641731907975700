/** Asks servers whether what is linked is still there: politely, within limits, and never inside of our own networks. */
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { isPublicAddress, lookupOf, NotPublic } from './public-address.ts'

/**
 * `fine`: it is there. `moved`: it is there, and the server says that it lives elsewhere for good. `gone`: the server knows
 * nothing of it. `unclear`: no answer, or one that may be meant for programs only; a person has to look. `not-asked`: it
 * leads into a network that is not public.
 */
export type Fate = 'fine' | 'moved' | 'gone' | 'unclear' | 'not-asked'

export interface Answer {
  fate: Fate
  /** What was answered, in a few words. */
  said: string
  /** Where it lives now, for what has moved. */
  to?: string
}

export interface Manners {
  /** Milliseconds between two questions to one host. */
  pause: number
  /** Milliseconds that an answer may take. */
  patience: number
  /** Hosts that are asked at the same time. */
  hosts: number
  /** Which IP addresses may be asked. */
  mayAsk: (address: string) => boolean
}

export const manners: Manners = { pause: 1000, patience: 20_000, hosts: 8, mayAsk: isPublicAddress }

const REDIRECTS = 5

/** Asks for each address, one host after the other, several hosts side by side. Never throws for what a server does. */
export async function askAll(urls: string[], how: Manners = manners): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>()
  const waiting = [...Map.groupBy(urls, (url) => new URL(url).host).values()]
  const askHosts = async () => {
    for (let ofHost = waiting.shift(); ofHost; ofHost = waiting.shift()) {
      for (const [index, url] of ofHost.entries()) {
        if (index > 0) await pause(how.pause)
        const answer = await ask(url, how)
        answers.set(url, answer)
        if (answer.fate === 'unclear' && !/^\d/.test(answer.said)) {
          // A host that cannot be reached is not asked again for each of its pages.
          for (const other of ofHost.slice(index + 1)) answers.set(other, answer)
          break
        }
      }
    }
  }
  await Promise.all(Array.from({ length: how.hosts }, askHosts))
  return answers
}

/** Follows an address to where it leads. */
async function ask(url: string, how: Manners): Promise<Answer> {
  let here = url
  let isPermanent = true
  try {
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      let { status, location } = await headers('HEAD', here, how)
      // Some servers know pages by GET only.
      if (status >= 400) ({ status, location } = await headers('GET', here, how))
      const next = status >= 300 && status < 400 && location ? URL.parse(location, here) : null
      if (!next) return judged(status, here === url || !isPermanent ? undefined : here)
      if (!/^https?:$/.test(next.protocol)) return { fate: 'unclear', said: `${status}, and leads to no web address` }
      isPermanent &&= status === 301 || status === 308
      next.hash = ''
      here = next.href
    }
    return { fate: 'unclear', said: `more than ${REDIRECTS} redirects` }
  } catch (error) {
    if (error instanceof NotPublic) return { fate: 'not-asked', said: 'leads into a network that is not public' }
    return { fate: 'unclear', said: whyNoAnswer(error) }
  }
}

function judged(status: number, to: string | undefined): Answer {
  if (status === 404 || status === 410) return { fate: 'gone', said: String(status) }
  if (status < 200 || status >= 300) return { fate: 'unclear', said: String(status) }
  return to === undefined ? { fate: 'fine', said: String(status) } : { fate: 'moved', said: String(status), to }
}

/** The head of an answer; its body is not waited for. */
function headers(method: 'HEAD' | 'GET', url: string, how: Manners): Promise<{ status: number; location?: string }> {
  const address = new URL(url)
  const host = address.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !how.mayAsk(host)) throw new NotPublic(host)
  const request = address.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const asked = request(
      address,
      {
        method,
        lookup: lookupOf(how.mayAsk),
        signal: AbortSignal.timeout(how.patience),
        headers: { 'user-agent': 'Opsbook (checks links once a week)', accept: 'text/html,*/*;q=0.8' },
        // No connection is kept: the program ends when the last answer is there.
        agent: false,
      },
      ({ statusCode = 0, headers: { location } }) => {
        asked.destroy()
        resolve({ status: statusCode, ...(location === undefined ? {} : { location }) })
      },
    )
    asked.on('error', reject)
    asked.end()
  })
}

function whyNoAnswer(error: unknown): string {
  const { code, name } = error as { code?: string; name?: string }
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ETIMEDOUT') return 'no answer in time'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the name of the host is not known'
  if (code === 'ECONNREFUSED') return 'the host refuses connections'
  if (code === 'ECONNRESET') return 'the host ended the connection'
  if (code && /CERT|SSL|TLS/.test(code)) return `the certificate is not accepted (${code})`
  return `no answer${code ? ` (${code})` : ''}`
}
