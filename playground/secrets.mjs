import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('.env', import.meta.url));

const NAMES = [
  'APP_KEYS',
  'ADMIN_JWT_SECRET',
  'API_TOKEN_SALT',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'JWT_SECRET',
];

/** Secrets of this playground: made up on its first start and kept outside git. */
export function secrets() {
  if (!existsSync(FILE)) {
    const lines = NAMES.map((name) => `${name}=${randomBytes(24).toString('base64url')}`);

    writeFileSync(FILE, `${lines.join('\n')}\n`, { mode: 0o600 });
  }

  return Object.fromEntries(
    readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
  );
}
