import { readdirSync, readFileSync } from 'node:fs';

const database = new URL('../../db/', import.meta.url);

/** File names of the eight packs, in order; rollback and verify scripts are called the same. */
export const packFiles = readdirSync(new URL('sql/', database))
  .filter((file) => file.endsWith('.sql'))
  .sort();

export function readPackFile(kind: 'sql' | 'rollback' | 'verify', file: string): string {
  return readFileSync(new URL(`${kind}/${file}`, database), 'utf8');
}

/** The file whose name begins with these digits. */
export function packFile(number: string): string {
  const file = packFiles.find((name) => name.startsWith(number));
  if (!file) throw new Error(`There is no pack ${number}.`);
  return file;
}
