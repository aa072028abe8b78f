import {
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { type ClusterPlace, handOver } from './cluster.ts';
import { embeddedPostgres } from './embedded-binaries.ts';
import { canUse, type UnprivilegedUser, unprivilegedUser } from './unprivileged-user.ts';

/**
 * Where the database of a data directory lives. For root that may be elsewhere: PostgreSQL runs as
 * another user then, who has no way into a folder such as /root. A link leads there.
 */
export async function clusterHome(
  dataDir: string,
): Promise<ClusterPlace & { movedTo: string | undefined }> {
  const entry = join(dataDir, 'postgres');
  const user = unprivilegedUser(entry);
  if (!existsSync(entry)) {
    rmSync(entry, { force: true });
    if (user && !canUse(user, dataDir)) symlinkSync(mkdtempSync('/var/lib/kitchenpantry-'), entry);
    else mkdirSync(entry);
  }
  const home = realpathSync(entry);
  await handOver(home, user);
  const moved = home !== join(realpathSync(dataDir), 'postgres');
  return { home, user, binDir: binaries(home, user), movedTo: moved ? home : undefined };
}

function binaries(home: string, user: UnprivilegedUser | undefined): string {
  const installed = embeddedPostgres();
  if (!user || canUse(user, join(installed, 'bin', 'postgres'))) return join(installed, 'bin');
  const copy = join(home, 'postgresql');
  rmSync(copy, { recursive: true, force: true });
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  lchownSync(copy, user.uid, user.gid);
  for (const path of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(copy, path), user.uid, user.gid);
  }
  return join(copy, 'bin');
}
