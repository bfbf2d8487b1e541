/**
 * The packets of Socket.IO's protocol 5 without its binary ones, which we never send: in the
 * bundle it stands for socket.io-parser, and a test holds the two together.
 */
import { toJson } from '../json';
import { Hub } from './hub';

/** The kinds of packets, by number and by name as the client looks them up. */
export const PacketType = {
  CONNECT: 0,
  DISCONNECT: 1,
  EVENT: 2,
  ACK: 3,
  CONNECT_ERROR: 4,
} as const;

export interface Packet {
  type: number;
  nsp: string;
  id?: number;
  data?: unknown;
}

const FORM = /^([0-4])(?:(\/[^,]*),)?(\d+)?(.*)$/s;

export class Encoder {
  encode({ type, nsp, id, data }: Packet): string[] {
    const place = nsp === '/' ? '' : `${nsp},`;

    return [`${type}${place}${id ?? ''}${data === undefined ? '' : toJson(data)}`];
  }
}

export class Decoder extends Hub {
  /** Throws at what is no packet; the client then closes the connection. */
  add(text: string): void {
    const [, type, nsp = '/', id, data] = FORM.exec(text) ?? [];

    this.emit('decoded', {
      type: Number(type),
      nsp,
      ...(id && { id: Number(id) }),
      ...(data && { data: JSON.parse(data) }),
    });
  }

  destroy(): void {}
}
