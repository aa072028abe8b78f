import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What somebody might give where a name, a number or an address is expected. */
export const nastyWords: readonly string[] = [
  '',
  ' ',
  '-',
  '--',
  '-1',
  '0',
  '1e9',
  '1.5',
  'NaN',
  'Infinity',
  '99999999999999999999',
  '0x10',
  '１２',
  'null',
  '__proto__',
  'constructor',
  "'; drop table public.organizations; --",
  '" or 1=1 --',
  '$(touch /tmp/kp-was-here)',
  '`touch /tmp/kp-was-here`',
  '| cat /etc/hostname',
  '../../../../no/such/passwd',
  'C:\\temp\\x',
  '%s%n%00',
  '\u0001\u001b[31mred\u0007',
  'two\nlines',
  '\u202egnp.exe',
  '\u200b',
  'é🍅漢字',
  '\ud800',
  'a@b',
  'a@b@c',
  'nobody@nowhere.test',
  'x'.repeat(100_000),
];

/** Addresses of a database that are none. Each carries a password that nobody may see. */
export const nastyUrls: readonly string[] = [
  'http://u:s3cret@127.0.0.1:1/x',
  'file:///etc/hostname',
  'postgresql://',
  'postgresql:///',
  'postgresql://u:s3cret@127.0.0.1:99999/x',
  'postgresql://u:s3cret@127.0.0.1:0/x',
  'postgresql://u:s3cret@127.0.0.1:x/x',
  'postgresql://u:s3cret@[::1/x',
  'postgresql://u:s3cret@127.0.0.1:1/',
  'postgresql://u:s3cret@127.0.0.1:1/a%00b',
  'postgresql://u:s3cret@127.0.0.1:1/%zz',
  'postgresql://u:s3cret@127.0.0.1:1/x?sslmode=nonsense',
  'postgresql://u:s3cret@127.0.0.1:1/x?application_name=%00',
  'postgresql://u:s3cret@host with blanks/x',
  'postgresql://u:s3cret@no-such-host.invalid:5432/x',
  'postgresql://u:s3cret#half@127.0.0.1:1/x',
  'postgresql://u:s3cret@127.0.0.1:1,127.0.0.1:2/x',
  "host=127.0.0.1 password=s3cret dbname='x'",
];

/** Folders and files that are not what they should be. */
export function nastyPaths(folder: string): string[] {
  const place = (name: string) => join(folder, name);
  mkdirSync(place('empty-folder'));
  mkdirSync(place('packs/sql'), { recursive: true });
  writeFileSync(place('empty'), '');
  writeFileSync(place('binary'), Buffer.from([0, 255, 254, 137, 80, 78, 71, 13, 10, 26]));
  writeFileSync(place('huge.json'), '['.repeat(1_000_000));
  writeFileSync(place('packs/sql/000_init_core.sql'), Buffer.from([0, 255, 254]));
  mkdirSync(place('read-only'));
  chmodSync(place('read-only'), 0o500);
  return [
    ...['', 'empty-folder', 'packs', 'empty', 'binary', 'huge.json', 'read-only/x'].map(place),
    ...[place('no/such/folder'), place('empty/x'), '/dev/full', '/proc/x', '\0', 'a\0b'],
    ...[place('n'.repeat(300)), '/'],
  ];
}
