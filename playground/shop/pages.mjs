import { PRODUCTS, picture } from './products.mjs';

const money = (amount) => `€ ${amount}`;

const card = (product) => `
<a class="card" href="/shop/${product.slug}">
  <span class="picture">${picture(product)}</span>
  <span class="name">${product.name}</span>
  <span class="price">${money(product.price)}</span>
  <span class="line">${product.line}</span>
</a>`;

const home = () => `
<section class="hero">
  <div>
    <p class="eyebrow">Stoneware from the coast</p>
    <h1>Things for the table that get better with use.</h1>
    <p>We are five people, two kilns and a dog. Everything here was on a wheel last month.</p>
    <a class="button" href="/shop">See the collection</a>
  </div>
  <div class="still">${['moon-vase', 'ember-teapot', 'harbour-mug'].map((slug) => picture(bySlug(slug))).join('')}</div>
</section>
<section><h2>Just out of the kiln</h2><div class="cards">${PRODUCTS.slice(0, 3).map(card).join('')}</div></section>
<section class="promises">
  <div><h3>Sent in four days</h3><p>Packed in straw and paper, to anywhere in Europe.</p></div>
  <div><h3>Broken? Replaced.</h3><p>Send us a picture; a new one leaves the same week.</p></div>
  <div><h3>A person answers</h3><p>The button below reaches somebody who knows the clay.</p></div>
</section>`;

const shop = () => `
<section><p class="eyebrow">Collection</p><h1>The shop</h1>
<div class="cards">${PRODUCTS.map(card).join('')}</div></section>`;

const productPage = (product) => `
<section class="product">
  <div class="picture large">${picture(product)}</div>
  <div>
    <p class="eyebrow"><a href="/shop">Shop</a></p>
    <h1>${product.name}</h1>
    <p class="price">${money(product.price)}</p>
    <p>${product.text}</p>
    <button class="button" type="button">Put into the basket</button>
    <p class="small">In stock · sent in four days · thirty days to change your mind</p>
  </div>
</section>
<section><h2>Goes well with</h2><div class="cards">${PRODUCTS.filter((other) => other !== product)
  .slice(0, 3)
  .map(card)
  .join('')}</div></section>`;

const contact = (site) => `
<section class="narrow">
  <p class="eyebrow">Contact</p>
  <h1>Talk to us</h1>
  <p>The fastest way is the chat in the corner: on weekdays somebody from the workshop answers.</p>
  <p>Prefer a page of its own? <a href="${site.livechat}/support/orders">Open the chat in full</a>.</p>
  <p>Curious how we do? <a href="${site.livechat}">See how satisfied our customers are</a>.</p>
  <address>Fernhill Pottery<br>12 Harbour Lane<br>Open Tuesday to Saturday, 10:00 to 18:00</address>
</section>`;

const bySlug = (slug) => PRODUCTS.find((product) => product.slug === slug);

/** What to send for a path: title, body and the channel that answers there; null when there is no such page. */
function pageOf(path, site) {
  const product = bySlug(path.replace(/^\/shop\//, ''));
  const pages = {
    '/': { title: 'Stoneware from the coast', channel: 'shop', body: home },
    '/shop': { title: 'The shop', channel: 'shop', body: shop },
    '/contact': { title: 'Contact', channel: 'orders', body: () => contact(site) },
  };

  if (product !== undefined && path.startsWith('/shop/')) {
    return { title: product.name, channel: 'shop', body: () => productPage(product) };
  }

  return pages[path] ?? null;
}

/** The HTML of a page of the shop; null when there is none at this path. */
export function render(path, site) {
  const page = pageOf(path.length > 1 ? path.replace(/\/$/, '') : path, site);

  if (page === null) {
    return null;
  }

  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${page.title} · Fernhill Pottery</title>
  <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Cpath d='M6 10h20c0 10-4 16-10 16S6 20 6 10z' fill='%23b4532e'/%3E%3C/svg%3E">
  <link rel="stylesheet" href="/shop.css">
  <script async src="${site.livechat}/widget.js" data-channel="${page.channel}"></script>
</head>
<body>
  <header><a class="brand" href="/">Fernhill</a><nav><a href="/shop">Shop</a><a href="/contact">Contact</a></nav></header>
  <main>${page.body()}</main>
  <footer>Fernhill Pottery is a sample shop: nothing here is for sale, the chat is real.</footer>
</body>
</html>`;
}
