import {
  type ConversationDimension,
  type ConversationReport,
  NO_CONVERSATION_METRICS,
} from '../../../shared/reports';
import { describeScreen } from '../states';

const REPORT = '/livechat/admin/reports/conversations';

const report = (
  by: readonly ConversationDimension[],
  groups: ConversationReport['groups'],
  names: Partial<ConversationReport['names']> = {}
): ConversationReport => ({
  by,
  groups,
  total: groups[0] ?? NO_CONVERSATION_METRICS,
  names: { operator: {}, channel: {}, ...names },
});

const group = (key: string): ConversationReport['groups'][number] => ({
  ...NO_CONVERSATION_METRICS,
  keys: [key],
  count: 12,
  unanswered: 3,
  ratings: null,
});

const NOTHING = 'No conversations';

describeScreen('the report of conversations', {
  address: '/reports/conversations?by=channel',
  permissions: ['reports.read'],
  asks: REPORT,
  full: (name) => ({ [REPORT]: report(['channel'], [group('c1')], { channel: { c1: name } }) }),
  sees: ['12 conversations', '25.0%', 'Total'],
  empty: { answers: { [REPORT]: report(['channel'], []) }, sees: NOTHING },
});

describeScreen('the report of operators', {
  address: '/reports/operators',
  permissions: ['reports.read'],
  asks: REPORT,
  full: (name) => ({ [REPORT]: report(['operator'], [group('o1')], { operator: { o1: name } }) }),
  sees: ['12 conversations', '25.0%', 'Total'],
  empty: { answers: { [REPORT]: report(['operator'], []) }, sees: NOTHING },
});
