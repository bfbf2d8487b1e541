import { RULE_ACTIONS } from '../../../shared/rules';
import { foreignKey, records } from '../plugin/database/records';

/** A rule of a channel: where, for whom and how the button shows. */
export const rule = records({
  name: 'rule',
  plural: 'rules',
  attributes: {
    channel: foreignKey('channel'),
    position: { type: 'integer', required: true },
    action: { type: 'enumeration', enum: [...RULE_ACTIONS], required: true },
    pattern: { type: 'text' },
    countries: { type: 'json' },
    openAfterSeconds: { type: 'integer', default: 0 },
    chatbot: { type: 'string' },
    onlyIfNoOperator: { type: 'boolean', default: false },
  },
});
