/**
 * The packets of Socket.IO's protocol 5 without its binary ones, which we never send; a test holds
 * them and socket.io-parser together.
 */
import { toJson } from '../json';

/** The kinds of packets, as they are written. */
export const CONNECT = '0';
export const DISCONNECT = '1';
export const EVENT = '2';
export const ACK = '3';
export const CONNECT_ERROR = '4';

export interface Packet {
  type: string;
  nsp: string;
  /** Of an event that is to be answered, and of its answer. */
  id: number | null;
  data: unknown;
}

const FORM = /^([0-4])(?:(\/[^,]*),)?(\d+)?(.*)$/s;

export const encode = (type: string, nsp: string, data: unknown, id: number | '' = ''): string =>
  `${type}${nsp},${id}${toJson(data)}`;

/** Throws at what is no packet. */
export function decode(text: string): Packet {
  const [, type = '', nsp = '/', id, data] = FORM.exec(text) ?? [];

  if (!type) {
    throw new SyntaxError(text);
  }

  return { type, nsp, id: id ? Number(id) : null, data: data ? JSON.parse(data) : null };
}
