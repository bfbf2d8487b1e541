import { service } from '../../../server/src/plugin/service';
import type { Client } from '../../../server/src/visitors/address';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;

afterEach(() => app.close());

async function geography(
  geo: object
): Promise<(caller: Partial<Client>) => Promise<string | null>> {
  app = await bootStrapi({ config: { geo } });

  return (caller) =>
    service(app.strapi, 'rules').countryOf({ ip: '127.0.0.1', headers: {}, ...caller });
}

it('believes the header a site trusts before the address', async () => {
  const countryOf = await geography({ countryHeader: 'CF-IPCountry' });

  expect(await countryOf({ ip: '8.8.8.8', headers: { 'cf-ipcountry': 'RO' } })).toBe('RO');
  expect(await countryOf({ ip: '8.8.8.8', headers: { 'cf-ipcountry': 'XX' } })).toBe('US');
  expect(await countryOf({ headers: { 'cf-ipcountry': 'RO' } })).toBe('RO');
});

it('reads the address where no header is trusted, and knows none of private ones', async () => {
  const countryOf = await geography({});

  expect(await countryOf({ ip: '8.8.8.8', headers: { 'cf-ipcountry': 'RO' } })).toBe('US');
  expect(await countryOf({ ip: '::ffff:8.8.8.8' })).toBe('US');
  expect(await countryOf({ ip: '192.168.1.1' })).toBeNull();
  expect(await countryOf({ ip: 'nonsense' })).toBeNull();
});

it.each(['/nowhere/countries.mmdb', __filename])(
  'knows no country, and fails nowhere, where %s is the database',
  async (databasePath) => {
    const countryOf = await geography({ databasePath });

    expect(await countryOf({ ip: '8.8.8.8' })).toBeNull();
  }
);
