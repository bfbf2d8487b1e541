import { quotaNow } from '../../../server/src/visitors/quota';

const share = { of: 'emails', who: '203.0.113.7', most: 5, hours: 24 };
const at = (text: string) => new Date(`2026-03-10T${text}Z`);

describe('quotaNow', () => {
  it.each([
    [24, '00:00:00.000', '2026-03-11T00:00:00.000Z'],
    [24, '23:59:59.999', '2026-03-11T00:00:00.000Z'],
    [1, '10:00:00.000', '2026-03-10T11:00:00.000Z'],
    [1, '10:59:59.999', '2026-03-10T11:00:00.000Z'],
  ])('of %d hours at %s ends at %s', (hours, now, end) => {
    expect(quotaNow({ ...share, hours }, at(now)).endsAt.toISOString()).toBe(end);
  });

  it('is the same all day, and another for whatever and whoever else and tomorrow', () => {
    const names = [
      quotaNow(share, at('00:00:00')),
      quotaNow(share, at('12:00:00')),
      quotaNow({ ...share, of: 'ratings' }, at('12:00:00')),
      quotaNow({ ...share, who: '203.0.113.8' }, at('12:00:00')),
      quotaNow({ ...share, hours: 1 }, at('12:00:00')),
      quotaNow(share, new Date('2026-03-11T00:00:00Z')),
    ].map(({ name }) => name);

    expect(names[0]).toBe(names[1]);
    expect(new Set(names).size).toBe(5);
  });
});
