import { createServer } from 'node:http';

/** Letters kept; older ones fall out. */
const KEPT = 200;

/**
 * A mail server that delivers nothing, and a page that shows what it caught. Everything stays in
 * memory. `smtpPort` is where letters come in; the page is served wherever the server is told to.
 */
export async function mailbox() {
  // Only now: the demo installs its packages by itself.
  const { SMTPServer } = await import('smtp-server');
  const emails = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const chunks = [];

      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        emails.unshift(emailOf(Buffer.concat(chunks).toString('latin1')));
        emails.length = Math.min(emails.length, KEPT);
        done();
      });
    },
  });

  await new Promise((done) => {
    smtp.listen(0, '127.0.0.1', done);
  });

  return { smtpPort: smtp.server.address().port, page: pageServer(emails) };
}

const pageServer = (emails) =>
  createServer((request, response) => {
    const number = Number(/^\/letter\/(\d+)$/.exec(request.url ?? '')?.[1]);
    const email = emails.find(({ id }) => id === number);

    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      // What a letter brings along is looked at, never run.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'",
    });
    response.end(email ? emailPage(email) : listPage(emails));
  });

let last = 0;

function emailOf(raw) {
  const { headers, body } = partOf(raw);
  const boundary = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '')?.[1];
  const parts = boundary
    ? body
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((part) => partOf(part))
    : [{ headers, body }];
  const of = (type) => {
    const part = parts.find((one) =>
      (one.headers['content-type'] ?? 'text/plain').startsWith(type)
    );

    return part ? decoded(part) : '';
  };

  last += 1;

  return {
    id: last,
    at: new Date(),
    from: words(headers.from),
    to: words(headers.to),
    subject: words(headers.subject),
    text: of('text/plain'),
    html: of('text/html'),
  };
}

function partOf(raw) {
  const part = raw.replace(/^\r\n/, '');
  const end = part.indexOf('\r\n\r\n');
  const lines = part
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]);

  return { headers: Object.fromEntries(lines), body: part.slice(end + 4) };
}

function decoded({ headers, body }) {
  const encoding = headers['content-transfer-encoding'];
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(encoding === 'quoted-printable' ? unquoted(body) : body, 'latin1');

  return bytes.toString('utf8');
}

const unquoted = (text) =>
  text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Header texts that are not plain English come as `=?UTF-8?Q?…?=`. */
const words = (header = '') =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind, text) =>
      Buffer.from(
        kind.toLowerCase() === 'b' ? text : unquoted(text.replaceAll('_', ' ')),
        kind.toLowerCase() === 'b' ? 'base64' : 'latin1'
      ).toString('utf8')
    );

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const safe = (text) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);

const listPage = (emails) =>
  shell(
    'Mailbox',
    `<h1>Mailbox</h1>
<p class="quiet">What the demo would have sent. Nothing leaves this computer.</p>
${emails.length === 0 ? '<p class="empty">No e-mails yet. End a chat in the shop and ask for a copy of it.</p>' : `<ul>${emails.map(row).join('')}</ul>`}`,
    '<meta http-equiv="refresh" content="3">'
  );

const row = ({ id, to, subject, at }) =>
  `<li><a href="/letter/${id}"><strong>${safe(subject)}</strong><span>${safe(to)}</span><time>${at.toLocaleTimeString()}</time></a></li>`;

const emailPage = ({ from, to, subject, at, text, html }) =>
  shell(
    safe(subject),
    `<p><a href="/">← Mailbox</a></p>
<h1>${safe(subject)}</h1>
<p class="quiet">From ${safe(from)} to ${safe(to)}, ${at.toLocaleString()}</p>
<iframe sandbox title="The letter" srcdoc="${safe(html || `<pre>${safe(text)}</pre>`)}"></iframe>
<details><summary>As text</summary><pre>${safe(text)}</pre></details>`
  );

const shell = (title, body, head = '') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
${head}<title>${title}</title><style>
:root { color-scheme: light dark; --line: #8883; --quiet: #777; }
body { max-width: 760px; margin: 0 auto; padding: 32px 20px; font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 26px; margin: 0 0 4px; overflow-wrap: anywhere; }
.quiet, time, li span { color: var(--quiet); }
.empty { padding: 48px 0; text-align: center; color: var(--quiet); }
ul { list-style: none; padding: 0; border-top: 1px solid var(--line); }
li { border-bottom: 1px solid var(--line); }
li a { display: grid; grid-template-columns: 1fr auto; gap: 0 16px; padding: 12px 8px; color: inherit; text-decoration: none; }
li a:hover { background: #8881; }
li span { grid-row: 2; font-size: 14px; }
iframe { width: 100%; height: 60vh; border: 1px solid var(--line); border-radius: 10px; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
</style></head><body>${body}</body></html>`;
