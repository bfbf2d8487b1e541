import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { render } from './pages.mjs';

const css = readFileSync(fileURLToPath(new URL('shop.css', import.meta.url)));

/**
 * Serves the sample shop, a site of its own beside Strapi. `livechat` is the address of the plugin's
 * public pages, as in a site's own snippet.
 */
export function shopServer({ livechat }) {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://shop');

    if (pathname === '/shop.css') {
      return response.writeHead(200, { 'content-type': 'text/css' }).end(css);
    }

    const html = render(pathname, { livechat });

    return response
      .writeHead(html === null ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
      .end(html ?? '<h1>There is no such page</h1><a href="/">To the shop</a>');
  });
}
