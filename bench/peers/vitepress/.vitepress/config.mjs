import { defineConfig } from 'vitepress'

export default defineConfig({
  title: 'Bench Operations',
  srcDir: 'content',
  ignoreDeadLinks: true,
  themeConfig: {
    search: { provider: 'local' },
    nav: [{ text: 'Postmortems', link: '/postmortems/' }],
    footer: { message: 'Made to be measured, revision 0.' },
  },
})
