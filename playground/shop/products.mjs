/** What the sample shop sells. `shape` and `glaze` draw the picture. */
export const PRODUCTS = [
  {
    slug: 'harbour-mug',
    name: 'Harbour mug',
    price: 28,
    shape: 'mug',
    glaze: '#2f5d73',
    line: 'Wide enough for soup, kind enough for tea.',
    text: 'Thrown by hand in stoneware and dipped in a blue that moves from ink to fog. Holds 350 ml, goes into the dishwasher and does not mind the oven.',
  },
  {
    slug: 'moon-vase',
    name: 'Moon vase',
    price: 96,
    shape: 'vase',
    glaze: '#d9cdb8',
    line: 'Round, quiet, and best with one branch.',
    text: 'Two bowls joined at the rim, so no two are round in the same way. The matte glaze is waterproof inside; 24 cm high.',
  },
  {
    slug: 'field-bowl',
    name: 'Field bowl',
    price: 42,
    shape: 'bowl',
    glaze: '#7d8f5a',
    line: 'For salad, for pasta, for keys by the door.',
    text: 'A low, generous bowl with an ash glaze that breaks to rust along the rim. 26 cm across, stacks well.',
  },
  {
    slug: 'ember-teapot',
    name: 'Ember teapot',
    price: 118,
    shape: 'teapot',
    glaze: '#b4532e',
    line: 'Pours without a drip. We checked, often.',
    text: 'The spout took us eleven attempts. 900 ml, with a strainer inside and a lid that stays on while you pour.',
  },
  {
    slug: 'salt-cellar',
    name: 'Salt cellar',
    price: 24,
    shape: 'jar',
    glaze: '#3d3a36',
    line: 'A small weight that keeps salt dry.',
    text: 'Unglazed inside so the clay drinks the damp before the salt does. Lid of turned oak, 8 cm.',
  },
  {
    slug: 'long-plate',
    name: 'Long plate',
    price: 54,
    shape: 'plate',
    glaze: '#c49a6c',
    line: 'Bread, cheese, the end of an evening.',
    text: 'Rolled, not thrown, and pressed into linen while wet: you can feel the weave. 38 × 16 cm.',
  },
];

const SHAPES = {
  mug: 'M70 70h80v78a22 22 0 0 1-22 22H92a22 22 0 0 1-22-22zM150 88h12a22 22 0 0 1 0 50h-12v-14h10a9 9 0 0 0 0-22h-10z',
  vase: 'M94 34h32v22c40 12 58 42 58 68 0 30-26 54-74 54s-74-24-74-54c0-26 18-56 58-68z',
  bowl: 'M30 92h160c0 48-34 82-80 82s-80-34-80-82z',
  teapot:
    'M110 72a10 10 0 1 1 .1 0zM78 78c8-12 56-12 64 0 22 12 34 30 34 50l26-30 10 8-34 56c-8 8-34 12-68 12-46 0-66-18-66-46 0-20 12-38 34-50zM44 130c-24 4-34-34 6-44l4 12c-22 6-20 22-4 20z',
  jar: 'M66 84h88v64a22 22 0 0 1-22 22H88a22 22 0 0 1-22-22zM60 62h100v14H60zM98 48h24v14H98z',
  plate: 'M16 108c0-14 188-14 188 0 0 22-36 34-94 34s-94-12-94-34z',
};

/** The picture of a product, as SVG. */
export const picture = ({ shape, glaze, name }) => `
<svg viewBox="0 0 220 200" role="img" aria-label="${name}">
  <ellipse cx="110" cy="178" rx="80" ry="8" fill="#0001"/>
  <path d="${SHAPES[shape]}" fill="${glaze}"/>
  <path d="${SHAPES[shape]}" fill="url(#light)"/>
  <defs><linearGradient id="light" x2="1"><stop stop-color="#fff" stop-opacity=".28"/>
  <stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-opacity=".22"/></linearGradient></defs>
</svg>`;
