import { adapterKind } from '../../../server/src/realtime/adapter';

describe('adapterKind', () => {
  it.each([
    ['Redis where it is configured', { redis: { url: 'redis://x' } }, 'sqlite', 'redis'],
    ['Redis before PostgreSQL', { redis: { url: 'redis://x' } }, 'postgres', 'redis'],
    ['PostgreSQL where it is the database', {}, 'postgres', 'postgres'],
    ['memory with SQLite', {}, 'sqlite', 'memory'],
    ['memory with MySQL', {}, 'mysql', 'memory'],
    ['what was asked for', { adapter: 'memory' as const }, 'postgres', 'memory'],
  ])('takes %s', (_rule, over, database, kind) => {
    expect(adapterKind({ adapter: 'auto', redis: null, ...over }, database)).toBe(kind);
  });
});
