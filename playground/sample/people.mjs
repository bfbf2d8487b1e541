/** Who works in the sample shop. Everybody has the same password. */
export const PASSWORD = 'Fernhill1';

export const ADMIN = { firstname: 'Alex', lastname: 'Fern', email: 'admin@fernhill.example' };

export const OPERATORS = [
  {
    firstname: 'Maya',
    lastname: 'Lindqvist',
    email: 'maya@fernhill.example',
    chatName: 'Maya',
    languages: ['en', 'de'],
    country: null,
    skill: 0.9,
  },
  {
    firstname: 'Thomas',
    lastname: 'Okafor',
    email: 'tom@fernhill.example',
    chatName: 'Tom from the workshop',
    languages: ['en'],
    country: null,
    skill: 0.82,
  },
  {
    firstname: 'Inès',
    lastname: 'Moreau',
    email: 'ines@fernhill.example',
    chatName: 'Inès',
    languages: ['fr', 'en'],
    country: 'FR',
    skill: 0.86,
  },
  {
    firstname: 'Daniel',
    lastname: 'Ruiz',
    email: 'daniel@fernhill.example',
    chatName: null,
    languages: ['en', 'es'],
    country: null,
    skill: 0.64,
  },
];

/** What the operators' role may do. */
export const OPERATOR_PERMISSIONS = ['channels.read', 'conversations.answer', 'ratings.read-own'];
