import { type ChannelRow, newChannel, toChannels } from '../../../server/src/channels/channel';

const row = (id: number, more: Partial<ChannelRow> = {}): ChannelRow => ({
  ...newChannel(`Channel ${id}`, `channel-${id}`),
  id,
  documentId: `document-${id}`,
  ratingsPublished: false,
  formerSlugs: null,
  image: null,
  ...more,
});

const siteOf = (site: string | null, ...rows: ChannelRow[]) =>
  toChannels(rows, site, '')
    .filter((channel) => channel.site)
    .map(({ row }) => row);

it('makes the named channel the one of the site', () => {
  expect(siteOf('document-2', row(1), row(2), row(3))).toEqual([2]);
});

it.each([null, 'document-9'])('makes the oldest the one of the site when %j is named', (site) => {
  expect(siteOf(site, row(1), row(2))).toEqual([1]);
});

it('has no channel of the site where there is no channel', () => {
  expect(siteOf('document-1')).toEqual([]);
});

it('gives the address of a picture in full where the address of the server is known', () => {
  const image = { id: 7, url: '/uploads/face.png' };
  const [channel] = toChannels([row(1, { image })], null, 'https://cms.example');

  expect(channel).toMatchObject({ image: 7, imageUrl: 'https://cms.example/uploads/face.png' });
});

it('leaves the address of a picture that is elsewhere alone', () => {
  const image = { id: 7, url: 'https://cdn.example/face.png' };
  const [channel] = toChannels([row(1, { image })], null, 'https://cms.example');

  expect(channel?.imageUrl).toBe('https://cdn.example/face.png');
});

it('completes a row of an import that lacks values', () => {
  const [channel] = toChannels([row(1, { texts: null, ask: null })], null, '');

  expect(channel).toMatchObject({
    texts: {},
    ask: { enabled: true, withoutReply: false, everyDays: 0 },
  });
});

it('shows no column the form does not know', () => {
  const [channel] = toChannels([{ ...row(1), createdBy: 5 } as ChannelRow], null, '');

  expect(channel).not.toHaveProperty('createdBy');
  expect(channel).not.toHaveProperty('documentId');
});

it.each([
  ['Sh\u0000op\u0007\nof\u202e \ud83dtea\ufffe', 'Shop of \ufffdtea'],
  ['\u0001\u200b', 'channel-1'],
])('reads a name stored as %j as what may be shown anywhere: %s', (name, shown) => {
  expect(toChannels([row(1, { name })], null, '')[0]?.name).toBe(shown);
});
