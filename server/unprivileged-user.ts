import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Whom PostgreSQL runs as. PostgreSQL refuses to run as root; nobody else needs a change of user. */
export interface UnprivilegedUser {
  uid: number;
  gid: number;
}

const name = 'postgres';

/**
 * Undefined unless we are root. Whoever owns that folder already, so that root and its owner can
 * take turns; else a system user, created if there is none yet.
 */
export function unprivilegedUser(folder: string): UnprivilegedUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(folder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const existing = findUser();
  if (existing) return existing;
  const shell = ['--no-create-home', '--shell', '/usr/sbin/nologin'];
  spawnSync('/usr/sbin/useradd', ['--system', '--user-group', ...shell, name]);
  const created = findUser();
  if (created) return created;
  throw new Error(
    `PostgreSQL cannot run as root, and the system user "${name}" could not be created. ` +
      'Start as an ordinary user, or add that user yourself.',
  );
}

/** Whether that user gets at a path, all its parent folders included. */
export function canUse(user: UnprivilegedUser, path: string): boolean {
  return spawnSync('test', ['-x', path], { ...user, cwd: '/' }).status === 0;
}

function findUser(): UnprivilegedUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const found = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return found.status === 0 ? Number.parseInt(found.stdout, 10) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
