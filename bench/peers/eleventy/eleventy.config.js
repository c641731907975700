import highlight from '@11ty/eleventy-plugin-syntaxhighlight'
import anchors from 'markdown-it-anchor'

export default function (eleventy) {
  eleventy.addPlugin(highlight)
  eleventy.amendLibrary('md', (library) => library.use(anchors))
  for (const folder of ['postmortems', 'runbooks', 'processes']) {
    eleventy.addCollection(folder, (api) => api.getFilteredByGlob(`content/${folder}/*.md`).reverse())
  }
  eleventy.setQuietMode(true)
  return { dir: { input: 'content', includes: '../layouts', output: '_site' }, markdownTemplateEngine: false }
}
