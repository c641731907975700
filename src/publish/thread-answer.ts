/** Waits for another thread. */
import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'

/**
 * The next message of a thread.
 *
 * @throws what it has failed at. One that ends and says nothing has failed as well: nobody waits for it for ever.
 */
export async function answerOf<Answer>(thread: Worker): Promise<Answer> {
  const waiting = new AbortController()
  const { signal } = waiting
  const ended = once(thread, 'exit', { signal }).then(([code]): never => {
    throw new Error(`A thread ended with ${code} and without an answer.`)
  })
  try {
    const [answer] = await Promise.race([once(thread, 'message', { signal }), ended])
    return answer as Answer
  } finally {
    waiting.abort()
    // Nobody listens to the one that was too late.
    ended.catch(() => {})
  }
}
