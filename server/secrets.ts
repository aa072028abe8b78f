import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  superuserPassword: z.string(),
  postgresPassword: z.string(),
  authenticatorPassword: z.string(),
  jwtSecret: z.string(),
});

export type Secrets = z.infer<typeof schema>;

/** Made at the first start; whoever can read the file can do everything. */
export function loadSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const secrets: Secrets = {
    superuserPassword: random(),
    postgresPassword: random(),
    authenticatorPassword: random(),
    jwtSecret: random(),
  };
  // Renamed into place, so that a start that is killed leaves no half of a file.
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

function random(): string {
  return randomBytes(32).toString('base64url');
}
