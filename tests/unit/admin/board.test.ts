import { type BoardCard, boardOf } from '../../../admin/src/channels/board';
import { newDraft } from '../../../admin/src/channels/draft';
import { usualHours, withSlot } from '../../../admin/src/channels/hours';
import { ratingsPageUrl } from '../../../admin/src/channels/site-links';
import { doneSteps } from '../../../admin/src/channels/steps';
import type { Channel } from '../../../shared/channels';
import type { MemberPresence } from '../../../shared/operators';

const channel = (parts: Partial<Channel> = {}): Channel => ({
  ...newDraft(null).channel,
  id: 'ch1',
  imageUrl: null,
  ratingsPublished: false,
  site: false,
  ...parts,
});
const duty = (parts: Partial<MemberPresence> = {}): MemberPresence => ({
  channel: 'ch1',
  operator: 'o1',
  user: 1,
  name: 'Mara',
  pictureUrl: null,
  available: true,
  away: false,
  ...parts,
});
const parts = { channels: [channel()], counts: [], presences: [], happiness: [], me: 'o1' };
const only = (cards: BoardCard[]): BoardCard | undefined => cards[0];

it('shows who is on duty, not who is merely listed or away', () => {
  const presences = [
    duty(),
    duty({ operator: 'o2', available: false }),
    duty({ operator: 'o3', available: false, away: true }),
    duty({ operator: 'o4', channel: 'ch2' }),
  ];
  const card = only(boardOf({ ...parts, presences }));

  expect(card?.available.map(({ operator }) => operator)).toEqual(['o1']);
  expect(card?.isMine).toBe(true);
});

it('offers to join again where idleness put the operator off duty', () => {
  const presences = [duty({ available: false, away: true })];

  expect(only(boardOf({ ...parts, presences }))?.isMine).toBe(false);
});

it.each([
  [[], null],
  [[{ channel: 'ch1', count: 0, happy: 0, mood: 1 as const }], null],
  [[{ channel: 'ch2', count: 9, happy: 90, mood: 5 as const }], null],
  [[{ channel: 'ch1', count: 3, happy: 0, mood: 1 as const }], 0],
  [[{ channel: 'ch1', count: 3, happy: 67, mood: 5 as const }], 67],
])('of %j shows %j', (happiness, happy) => {
  expect(only(boardOf({ ...parts, happiness }))?.happiness?.happy ?? null).toBe(happy);
});

it.each([
  [undefined, null],
  [[], 0],
  [[{ channel: 'ch1', count: 4 }], 4],
])('of counts %j shows %j conversations', (counts, conversations) => {
  expect(only(boardOf({ ...parts, counts }))?.conversations).toBe(conversations);
});

describe('the first steps', () => {
  const facts = { cards: boardOf(parts), isCopied: false, isPagePublished: false };

  it('are all to do at first', () => {
    expect([...doneSteps(facts)]).toEqual([]);
  });

  it('are ticked each by its own doing: a conversation is a hello and nothing else', () => {
    const cards = boardOf({ ...parts, counts: [{ channel: 'ch1', count: 1 }] });

    expect([...doneSteps({ ...facts, cards })]).toEqual(['hello']);
    expect([...doneSteps({ ...facts, isCopied: true })]).toEqual(['copy']);
  });

  it.each([
    [true, false, false],
    [false, true, false],
    [true, true, true],
  ])('publish with page %s and channel %s: %s', (isPagePublished, ratingsPublished, expected) => {
    const cards = boardOf({ ...parts, channels: [channel({ ratingsPublished })] });

    expect(doneSteps({ ...facts, cards, isPagePublished }).has('publish')).toBe(expected);
  });
});

it('finds the ratings page beside the support page', () => {
  expect(ratingsPageUrl('https://cms.example/chat/support/shop', 'shop')).toBe(
    'https://cms.example/chat/channel/shop'
  );
});

it('proposes working days and slots that follow each other', () => {
  const { week } = usualHours('Europe/Paris');

  expect(Object.keys(week)).toEqual(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']);
  expect(withSlot([])).toEqual([{ from: '09:00', to: '13:00' }]);
  expect(withSlot([{ from: '09:00', to: '12:30' }])[1]).toEqual({ from: '12:30', to: '16:00' });
  expect(withSlot([{ from: '18:00', to: '22:00' }])[1]).toEqual({ from: '22:00', to: '24:00' });
});
