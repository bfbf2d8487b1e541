import { index, records } from '../plugin/database/records';

/** A view of a report under a name. `owner` is the numeric id of an admin user. */
export const view = records({
  name: 'view',
  plural: 'views',
  indexes: [index('views', 'owner_idx', ['owner'])],
  attributes: {
    report: { type: 'string', required: true },
    name: { type: 'string', required: true },
    query: { type: 'text' },
    shared: { type: 'boolean', default: false, required: true },
    owner: { type: 'integer', required: true, private: true },
  },
});
