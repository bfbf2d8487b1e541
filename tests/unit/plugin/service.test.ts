import { defineSlice } from '../../../server/src/plugin/compose';
import { type Services, service } from '../../../server/src/plugin/service';

const strapi = { plugin: () => ({ service: (name: string) => ({ name }) }) } as never;

describe('service', () => {
  it('finds the service of a slice by its name', () => {
    expect(service(strapi, 'ratings')).toEqual({ name: 'ratings' });
  });

  it('is typed by its slice: wrong names and methods do not compile', () => {
    // @ts-expect-error There is no such slice.
    service(strapi, 'nope');
    // @ts-expect-error Health has no service.
    service(strapi, 'health');

    // @ts-expect-error Ratings have no such method.
    const method: keyof Services['ratings'] = 'nope';

    expect(method).toBeDefined();
  });

  it('is what its slice says of it: another, or none, does not compile', () => {
    // @ts-expect-error Ratings bring another service.
    defineSlice({ name: 'ratings', service: () => ({}) });
    // @ts-expect-error Nothing says what this service is.
    const slice = defineSlice({ name: 'nope', service: () => ({}) });

    expect(slice.name).toBe('nope');
  });
});
