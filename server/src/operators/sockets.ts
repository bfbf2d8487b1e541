import { z } from '@strapi/utils';
import type { OperatorsFromOperators } from '../../../shared/operators';
import { id, nothing } from '../plugin/fields';
import { service } from '../plugin/service';
import { type EventsOf, eventsFor } from '../plugin/sockets';

const on = eventsFor<'operator'>();

const operator: EventsOf<'operator', OperatorsFromOperators> = {
  'activity:report': on('event', nothing, async ({ strapi, data }) => {
    const operators = service(strapi, 'operators');

    await operators.touch(data.operator.row);

    return operators.presences();
  }),
  'channel:join': on('event', z.object({ channel: id }), async ({ strapi, data }, { channel }) => {
    const operators = service(strapi, 'operators');
    const { row } = data.operator;

    await operators.touch(row);
    await operators.join((await service(strapi, 'channels').byId(channel)).row, row);

    return operators.presences();
  }),
  'channel:leave': on('event', z.object({ channel: id }), async ({ strapi, data }, { channel }) => {
    const operators = service(strapi, 'operators');

    await operators.leave((await service(strapi, 'channels').byId(channel)).row, data.operator.row);

    return operators.presences();
  }),
};

/** How operators say where they are available. */
export const operatorSockets = { operator };
