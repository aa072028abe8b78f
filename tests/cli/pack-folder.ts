import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { defaultPackFolder } from '../../cli/core/packs.ts';

export interface PackFolder {
  path: string;
  /** The text of `phase`'s pack, between begin and its own record of the phase. */
  pack(phase: number, body: string): void;
  rollback(phase: number, body: string, header?: string): void;
  verify(phase: number, body: string): void;
}

/** A folder with the real first pack, which brings the history, and room for a test's own phases. */
export function packFolder(): PackFolder {
  const path = mkdtempSync(join(tmpdir(), 'kp-packs-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const file = (phase: number) =>
    phase === 1 ? '000_init_core.sql' : `${String((phase - 1) * 10).padStart(3, '0')}_test.sql`;
  for (const kind of ['sql', 'rollback', 'verify']) mkdirSync(join(path, kind));
  for (const kind of ['sql', 'rollback']) {
    cpSync(join(defaultPackFolder, kind, file(1)), join(path, kind, file(1)));
  }
  const write = (kind: string, phase: number, text: string) =>
    writeFileSync(join(path, kind, file(phase)), text);
  return {
    path,
    pack: (phase, body) => write('sql', phase, packText(phase, body)),
    rollback: (phase, body, header = '') =>
      write(
        'rollback',
        phase,
        `${header}\nbegin;\n${body}\nupdate public.migration_control set status = 'rolled_back' where phase_number = ${phase} and status = 'complete';\ncommit;\n`,
      ),
    verify: (phase, body) => write('verify', phase, `begin;\n${body}\nrollback;\n`),
  };
}

function packText(phase: number, body: string): string {
  return `begin;
insert into public.migration_control (phase_number, status)
select ${phase}, 'running'
where not exists (select from public.migration_control where phase_number = ${phase} and status = 'running');
${body}
update public.migration_control set status = 'complete', completed_at = clock_timestamp()
where phase_number = ${phase} and status = 'running';
commit;
`;
}
