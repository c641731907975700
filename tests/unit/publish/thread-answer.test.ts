/** Whoever waits for another thread hears of it, whatever becomes of the thread. */
import { spawn } from 'node:child_process'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { answerOf } from '../../../src/publish/thread-answer.ts'

const thread = (code: string) => new Worker(code, { eval: true })
const replying = `const { parentPort } = require('node:worker_threads'); parentPort.on('message', (n) => n < 0 ? process.exit(4) : parentPort.postMessage(n * 2))`

test('the answers of a thread come one by one, and nothing is left that listens', async () => {
  const worker = thread(replying)
  const listeners = () => ['message', 'exit', 'error'].map((event) => worker.listenerCount(event))
  const before = listeners()
  for (const number of [1, 2, 3]) {
    worker.postMessage(number)
    expect(await answerOf(worker)).toBe(number * 2)
  }
  expect(listeners()).toEqual(before)
  await worker.terminate()
})

test.each([
  ['that leaves instead', replying, 'A thread ended with 4 and without an answer.'],
  ['that fails', `process.nextTick(() => { throw new Error('the disk is full') })`, 'the disk is full'],
  ['that cannot start', 'const = 1', 'Unexpected token'],
  ['that has nothing to say', '', 'A thread ended with 0 and without an answer.'],
])('a thread %s is told', async (_, code, words) => {
  const worker = thread(code)
  worker.postMessage(-1)
  await expect(answerOf(worker)).rejects.toThrow(words)
})

test('a process that is killed is told, by its name', async () => {
  const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  child.once('spawn', () => child.kill('SIGKILL'))
  await expect(answerOf(child, 'The compiler')).rejects.toThrow(
    'The compiler ended with SIGKILL and without an answer.',
  )
})
