import { writeFile } from 'node:fs/promises';
import { exitCodes, KpError } from '../core/errors.ts';

export async function writeOutput(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (cause) {
    throw new KpError(`Cannot write ${path}.`, {
      exitCode: exitCodes.usage,
      code: 'cannot_write',
      detail: cause instanceof Error ? cause.message : String(cause),
      suggestion: 'Name a file in a folder that exists and that you may write to.',
      cause,
    });
  }
}
