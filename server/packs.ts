import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { repositoryRoot } from './settings.ts';

const schema = z.object({
  error: z
    .object({
      code: z.string(),
      message: z.string(),
      detail: z.string().optional(),
      suggestion: z.string().optional(),
    })
    .optional(),
});

interface Options {
  databaseUrl: string;
  demo: boolean;
  resume?: boolean;
}

/** Runs the pending packs through kp, as an operator would. */
export async function runPacks({ databaseUrl, demo, resume }: Options): Promise<void> {
  const flags = ['--json', ...(demo ? ['--demo'] : []), ...(resume ? ['--resume'] : [])];
  const kp = join(repositoryRoot, 'cli/main.ts');
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), kp, 'migrate', ...flags],
    {
      env: { ...process.env, DATABASE_URL: databaseUrl, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const [document, progress] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const { error } = readDocument(document, progress);
  if (!error) return;
  // No pack failed: an earlier start was killed on the way, and PostgreSQL took the phase back.
  if (error.code === 'phase_interrupted' && !resume) {
    await runPacks({ databaseUrl, demo, resume: true });
    return;
  }
  const report = [
    progress.trim(),
    error.message,
    error.detail,
    error.suggestion && `What next: ${error.suggestion}`,
    'For kp to reach the database meanwhile, start it alone: npm start -- --database-only',
  ];
  throw new Error(report.filter(Boolean).join('\n\n'));
}

function readDocument(document: string, progress: string) {
  try {
    return schema.parse(JSON.parse(document));
  } catch (cause) {
    throw new Error(`kp migrate ended without a report.\n\n${progress}\n${document}`, { cause });
  }
}
