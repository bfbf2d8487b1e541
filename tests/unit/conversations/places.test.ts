import { createPlaces, type Place } from '../../../server/src/conversations/places';

const place = (id: string): Place => ({
  row: 1,
  id,
  channel: 1,
  visitorKey: 'key',
  visitorName: 'Visitor #1',
});

describe('createPlaces', () => {
  it('finds what was kept', () => {
    const places = createPlaces();

    places.keep(place('a'));

    expect(places.find('a')).toEqual(place('a'));
    expect(places.find('b')).toBeUndefined();
  });

  it('forgets the one used longest ago', () => {
    const places = createPlaces(2);

    places.keep(place('a'));
    places.keep(place('b'));
    places.find('a');
    places.keep(place('c'));

    expect(['a', 'b', 'c'].map((id) => places.find(id)?.id)).toEqual(['a', undefined, 'c']);
  });
});
