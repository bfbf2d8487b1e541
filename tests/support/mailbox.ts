import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A letter as it came over the wire. */
export interface Received {
  to: readonly string[];
  /** Names in lower case; the last one of a name. */
  headers: Record<string, string>;
  /** Decoded. */
  text: string;
  html: string;
}

/** A real mail server of a test's own. */
export interface Mailbox {
  port: number;
  emails: Received[];
  /** Answers every letter with this sentence and code 550; null takes them again. */
  refuse: (sentence: string | null) => void;
  /** Knows nobody of this address: code 550 where the recipient is named. */
  unknown: (to: string) => void;
  /** Says nothing more of an e-mail to this address until it is released. */
  hold: (to: string) => { release: () => void };
  /** How many connections are over. */
  hungUp: () => number;
  close: () => Promise<void>;
}

/** Opens a mail server on a port, a free one by default. */
export async function openMailbox(port = 0): Promise<Mailbox> {
  const emails: Received[] = [];
  let refusal: string | null = null;
  let hungUp = 0;
  const unknown = new Set<string>();
  const held = new Map<string, Promise<void>>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onClose() {
      hungUp += 1;
    },
    onRcptTo({ address }, _session, done) {
      done(
        unknown.has(address)
          ? Object.assign(new Error('No such mailbox'), { responseCode: 550 })
          : null
      );
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];

      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        if (refusal !== null) {
          done(Object.assign(new Error(refusal), { responseCode: 550 }));

          return;
        }

        const to = envelope.rcptTo.map(({ address }) => address);

        void Promise.all(to.map((address) => held.get(address))).then(() => {
          emails.push({ to, ...readEmail(Buffer.concat(chunks).toString('utf8')) });
          done();
        });
      });
    },
  });

  server.on('error', () => undefined);
  await new Promise<void>((done) => {
    server.listen(port, '127.0.0.1', done);
  });

  return {
    emails,
    port: (server.server.address() as AddressInfo).port,
    refuse: (sentence) => {
      refusal = sentence;
    },
    unknown: (to) => {
      unknown.add(to);
    },
    hold: (to) => {
      let release = (): void => undefined;

      held.set(
        to,
        new Promise((done) => {
          release = done;
        })
      );

      return { release };
    },
    hungUp: () => hungUp,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

function readEmail(raw: string): Omit<Received, 'to'> {
  const { headers, body } = readPart(raw);
  const [, boundary = ''] = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '') ?? [];
  const parts = body.split(`--${boundary}`).slice(1, -1).map(readPart);
  const of = (type: string): string => {
    const part = parts.find((one) => one.headers['content-type']?.startsWith(type));

    return part ? decode(part) : '';
  };

  return { headers, text: of('text/plain'), html: of('text/html') };
}

function readPart(raw: string): { headers: Record<string, string>; body: string } {
  const part = raw.replace(/^\r\n/, '');
  const end = part.indexOf('\r\n\r\n');
  const lines = part
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');

  return {
    headers: Object.fromEntries(
      lines.map((line) => {
        const colon = line.indexOf(':');

        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      })
    ),
    body: part.slice(end + 4),
  };
}

function decode({ headers, body }: ReturnType<typeof readPart>): string {
  const encoding = headers['content-transfer-encoding'];
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(encoding === 'quoted-printable' ? unquote(body) : body, 'latin1');

  return (encoding === '7bit' ? body : bytes.toString('utf8')).replaceAll('\r\n', '\n').trimEnd();
}

const unquote = (body: string): string =>
  body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
