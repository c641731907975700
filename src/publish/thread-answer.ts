/** Waits for another thread, or another process. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'

/**
 * The next message of another one.
 *
 * @param who as it is called when it has failed
 * @throws what it has failed at. One that ends and says nothing has failed as well: nobody waits for it for ever.
 */
export async function answerOf<Answer>(other: Worker | ChildProcess, who = 'A thread'): Promise<Answer> {
  const waiting = new AbortController()
  const { signal } = waiting
  const ended = once(other, 'exit', { signal }).then(([code, killed]): never => {
    throw new Error(`${who} ended with ${code ?? killed} and without an answer.`)
  })
  try {
    const [answer] = await Promise.race([once(other, 'message', { signal }), ended])
    return answer as Answer
  } finally {
    waiting.abort()
    // Nobody listens to the one that was too late.
    ended.catch(() => {})
  }
}
