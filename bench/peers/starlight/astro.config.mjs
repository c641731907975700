import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'

export default defineConfig({
  site: 'https://bench.example',
  integrations: [
    starlight({
      title: 'Bench Operations',
      components: { Footer: './src/Footer.astro' },
      // All pages in the sidebar would be in every page: nobody keeps that up for long.
      sidebar: ['postmortems', 'runbooks', 'processes'].map((folder) => ({ label: folder, link: `/${folder}/` })),
    }),
  ],
})
