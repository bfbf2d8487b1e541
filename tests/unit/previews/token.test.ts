import {
  DRAFT_SECONDS,
  PASS_SECONDS,
  readDraft,
  readPreviewSession,
  signDraft,
  signPreviewSession,
} from '../../../server/src/previews/token';

const SECRET = 'a secret of at least thirty-two characters';
const NOW = Date.parse('2026-03-01T12:00:00Z');
const pass = { user: 7, session: 'a1b2' };

describe('a pass', () => {
  it('says who it was made for until its time is over', () => {
    const token = signPreviewSession(pass, SECRET, NOW);

    expect(readPreviewSession(token, SECRET, NOW)).toEqual(pass);
    expect(readPreviewSession(token, SECRET, NOW + (PASS_SECONDS - 1) * 1000)).toEqual(pass);
    expect(readPreviewSession(token, SECRET, NOW + PASS_SECONDS * 1000)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['no token', 'abc'],
    ['another site’s', signPreviewSession(pass, 'the secret of another site, long enough', NOW)],
    ['a preview address', signDraft({ ...pass, locale: 'en', status: 'draft' }, SECRET, NOW)],
    [
      'one without a signature',
      `${unsigned({ alg: 'none' })}.${unsigned({ sub: '7', sid: 'a' })}.`,
    ],
  ])('is not %s', (_name, token) => {
    expect(readPreviewSession(token, SECRET, NOW)).toBeNull();
  });
});

describe('a preview address', () => {
  it.each([
    { ...pass, locale: 'fr', status: 'draft' },
    { ...pass, locale: null, status: 'published' },
  ] as const)('says which version it shows until its time is over: %j', (draft) => {
    const token = signDraft(draft, SECRET, NOW);

    expect(readDraft(token, SECRET, NOW)).toEqual(draft);
    expect(readDraft(token, SECRET, NOW + DRAFT_SECONDS * 1000)).toBeNull();
  });

  it('is not a pass', () => {
    expect(readDraft(signPreviewSession(pass, SECRET, NOW), SECRET, NOW)).toBeNull();
  });
});

function unsigned(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
