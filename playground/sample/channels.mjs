/** The channels of the sample shop; the first one is the site's. */
export const CHANNELS = [
  {
    name: 'Shop questions',
    slug: 'shop',
    description: 'Glazes, sizes, gifts: ask the people who make them.',
    buttonText: 'A question about a piece?',
    welcomeMessage: 'Hello! Ask away – we know every piece by hand.',
    inputPlaceholder: 'Write to the workshop…',
    buttonBackground: '#a8481f',
    headerBackground: '#2b2622',
    texts: {
      fr: {
        buttonText: 'Une question ?',
        welcomeMessage: 'Bonjour ! Que puis-je faire pour vous ?',
        inputPlaceholder: 'Écrivez à l’atelier…',
      },
    },
    published: true,
    members: ['maya', 'tom', 'ines'],
    rules: [
      { action: 'open', pattern: '^/shop/', countries: ['FR', 'BE'], openAfterSeconds: 20 },
      { action: 'hide', pattern: '^/legal', countries: [] },
      { action: 'notify', pattern: '^/shop/', countries: [] },
      { action: 'show', pattern: '', countries: [] },
    ],
  },
  {
    name: 'Orders & delivery',
    slug: 'orders',
    description: 'Where is my parcel, and what if something broke.',
    buttonText: 'Where is my order?',
    welcomeMessage: 'Have your order number at hand and we look at once.',
    inputPlaceholder: 'Your order number…',
    buttonBackground: '#2f5d73',
    headerBackground: '#2f5d73',
    texts: {},
    published: true,
    members: ['maya', 'daniel'],
    rules: [{ action: 'show', pattern: '', countries: [] }],
  },
  {
    name: 'Shops & restaurants',
    slug: 'wholesale',
    description: 'For those who set thirty tables at once.',
    buttonText: 'Buying for a business?',
    welcomeMessage: 'Tell us what you need and by when.',
    inputPlaceholder: 'How many pieces?',
    buttonBackground: '#5f6f3e',
    headerBackground: '#3d3a36',
    texts: {},
    published: false,
    members: ['tom'],
    rules: [],
  },
];

/** The Livechat page. */
export const PAGE = {
  title: 'How are we doing?',
  intro: [
    {
      type: 'paragraph',
      children: [
        {
          type: 'text',
          text: 'After every chat we ask how it went. Here is what our customers say.',
        },
      ],
    },
  ],
  seoTitle: 'How satisfied our customers are',
  seoDescription: 'What customers of Fernhill Pottery say after a chat with us.',
};
