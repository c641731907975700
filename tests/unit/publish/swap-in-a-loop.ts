/** A program for `swap.test.ts`: publishes two sites in turn, again and again, until it is killed. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStage } from '../../../src/publish/stage.ts'
import { swapIn } from '../../../src/publish/swap.ts'

const [out, pages] = process.argv.slice(2)
if (!out || !pages) throw new Error('usage: swap-in-a-loop OUT PAGES')

for (let round = 0; ; round++) {
  const stage = openStage(out)
  for (let page = 0; page < Number(pages); page++) {
    const folder = join(stage.folder, `page-${page}`)
    mkdirSync(folder)
    writeFileSync(join(folder, 'index.html'), `<h1>${round % 2 === 0 ? 'even' : 'odd'} ${page}</h1>`)
  }
  await swapIn(stage)
  stage.close()
  process.stdout.write('published\n')
}
