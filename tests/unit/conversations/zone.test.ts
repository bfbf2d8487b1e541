import { execFileSync } from 'node:child_process';
import { zoneSql } from '../../../server/src/conversations/zone';

it.each(['Europe/Paris', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+3'])(
  'names %s',
  (name) => {
    expect(zoneSql(name, 0)).toBe(`'${name}'`);
  }
);

it.each([undefined, '', 'undefined', 'Etc/Unknown', ':/etc/localtime', 'Nonsense/Zone', "x'; --"])(
  'takes how far the clock is off where the environment says %p',
  (name) => {
    expect(zoneSql(name, 180)).toBe("interval '-180 minutes'");
    expect(zoneSql(name, -330)).toBe("interval '330 minutes'");
    expect(zoneSql(name, 0)).toBe("interval '0 minutes'");
  }
);

it.each(['', ':/etc/localtime', 'Nonsense/Zone', 'UTC+3', 'Europe/Paris', 'EST5EDT'])(
  'has an answer in a process started with TZ=%s',
  (TZ) => {
    const ask =
      'console.log(JSON.stringify([Intl.DateTimeFormat().resolvedOptions().timeZone, new Date().getTimezoneOffset()]))';
    const said = execFileSync(process.execPath, ['-e', ask], { env: { ...process.env, TZ } });
    const [name, offset] = JSON.parse(said.toString());

    expect(zoneSql(name ?? undefined, offset)).toMatch(
      /^('[A-Z][\w/]+'|interval '-?\d+ minutes')$/
    );
  }
);
