import { ServerResponse } from 'node:http';
import type { Core } from '@strapi/strapi';
import type { Socket } from 'socket.io';
import { background } from '../../plugin/background';
import { replyError } from '../../plugin/errors';
import { service } from '../../plugin/service';
import { socketsOf } from '../../plugin/sockets';
import type { Client } from '../../visitors/address';
import { operatorRoom, visitorRoom } from '../rooms';
import type { Senders } from '../senders';
import { answerEvents, type Rules } from './answer';
import type { Crowd } from './crowd';
import type { OperatorNamespace, VisitorNamespace } from './namespaces';
import { welcome } from './presence';
import { join } from './rooms';

/** What every socket's events are answered with. */
interface Context {
  strapi: Core.Strapi;
  senders: Senders;
  crowd: Crowd;
}

export function admitVisitors(context: Context, visitors: VisitorNamespace): void {
  const { strapi, crowd } = context;
  const realtime = service(strapi, 'realtime');
  const rules: Rules<'visitor'> = {
    events: socketsOf(strapi, 'visitor'),
    consume: (limit, { key }) => service(strapi, 'visitors').consume(limit, { visitor: key }),
    check: (data, payload) => realtime.checkOrigin(data, payload),
  };

  visitors.use(
    admission(async (socket) => {
      const client = clientOf(strapi, socket);

      crowd.check(client);
      Object.assign(socket.data, await realtime.admitVisitor(socket.handshake.auth, client));
    })
  );
  visitors.on('connection', (socket) => {
    join(strapi, socket, [visitorRoom(socket.data.key, socket.data.channelRow)]);
    answerEvents(context, socket, rules);
  });
}

export function admitOperators(context: Context, operators: OperatorNamespace): void {
  const { strapi, crowd } = context;
  const realtime = service(strapi, 'realtime');
  const rules: Rules<'operator'> = {
    events: socketsOf(strapi, 'operator'),
    consume: (limit, { operator }) =>
      service(strapi, 'visitors').consume(limit, { operator: operator.row }),
    check: () => undefined,
  };

  operators.use(
    admission(async (socket) => {
      const client = clientOf(strapi, socket);

      // Strangers may fill the house; whoever works in it gets in.
      if (!realtime.isOperator(socket.handshake.auth)) {
        crowd.check(client);
      }

      Object.assign(socket.data, await realtime.admitOperator(socket.handshake.auth, client));
    })
  );
  operators.on('connection', (socket) => {
    const { operator } = socket.data;

    join(strapi, socket, [operatorRoom(operator.row)]);
    answerEvents(context, socket, rules);
    background(strapi, 'welcoming an operator', welcome(strapi, socket));
  });
}

type AnySocket = Pick<Socket, 'handshake' | 'request' | 'data'>;

/** A refused handshake tells its code, as every refusal does. */
const admission =
  <S extends AnySocket>(admit: (socket: S) => Promise<void>) =>
  (socket: S, next: (error?: Error) => void): void => {
    admit(socket).then(
      () => next(),
      (error) => {
        const refusal = replyError(error);

        next(Object.assign(new Error(refusal.message), { data: refusal }));
      }
    );
  };

/** Who opens a socket, as Strapi itself would see it behind the same trusted proxies. */
export function clientOf(strapi: Core.Strapi, { request }: Pick<Socket, 'request'>): Client {
  const ctx = strapi.server.app.createContext(request, new ServerResponse(request));

  return service(strapi, 'visitors').clientOf(ctx.request);
}
