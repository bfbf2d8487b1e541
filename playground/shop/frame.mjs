/** What the shop puts around the public pages, so that they look like pages of its own. */
export const frame = (shop) => ({
  layout: {
    header: `<style>
.site { max-width: 46rem; margin-inline: auto; padding: 1.5rem 1.25rem 0; display: flex; flex-wrap: wrap; gap: 0.5rem 1.75rem; align-items: baseline; justify-content: space-between; }
.site a { color: inherit; text-decoration: none; }
.site nav { display: flex; gap: 1.75rem; color: var(--lc-quiet); }
.site .brand { font: 600 1.6rem/1.15 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, serif; }
.site a:hover { color: var(--lc-accent); }
.site + .main, .site ~ .main { padding-block-start: clamp(1.75rem, 4vw, 3rem); }
.imprint { max-width: 46rem; margin-inline: auto; padding: 0 1.25rem 2rem; font-size: 0.9rem; color: var(--lc-quiet); }
</style><header class="site"><a class="brand" href="${shop}/">Fernhill</a><nav aria-label="Fernhill"><a href="${shop}/shop">Shop</a><a href="${shop}/contact">Contact</a></nav></header>`,
    footer:
      '<footer class="imprint">Fernhill Pottery is a sample shop: nothing here is for sale, the chat is real.</footer>',
  },
  theme: {
    light: {
      page: '#faf6ef',
      text: '#2b2622',
      quiet: '#6b6259',
      line: '#e4d9c8',
      accent: '#a8481f',
      'accent-soft': '#f3e2d5',
      track: '#efe6d9',
    },
    dark: { page: '#1b1815', panel: '#26211d', accent: '#f0a27c', 'accent-soft': '#43291c' },
  },
});
