import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { repositoryRoot } from '../core/database-url.ts';
import { exitCodes, KpError } from '../core/errors.ts';
import { compareTypes, generateTypes } from '../core/types.ts';
import { showable } from '../core/showable.ts';
import { readInvocation } from './global-options.ts';
import { writeOutput } from './write-output.ts';

const typesFile = join(repositoryRoot, 'src/types/supabase.ts');

export function define(command: Command): void {
  command
    .option('--check', 'write nothing; fail if the file is not what the database gives')
    .option('--file <path>', 'another file', typesFile)
    .addHelpText(
      'after',
      `
Examples:
  kp types
  kp types --check      for CI

Exit codes:
  0  written, or equal
  1  --check: the file differs
  2  wrong usage
  3  refused: a phase is still to be run
  4  cannot reach the database`,
    )
    .action(async (flags: { check?: boolean; file: string }, command: Command) => {
      const { databaseUrl, folder, console } = readInvocation(command);
      const generated = await generateTypes(databaseUrl, folder);
      const name = showable(relative(process.cwd(), flags.file));
      if (flags.check) await requireEqual(generated, flags.file, name);
      else await writeOutput(flags.file, generated);
      console.line(flags.check ? `${name} is what the database gives.` : `Wrote ${name}.`);
      console.document({ file: name, written: !flags.check, upToDate: true });
    });
}

async function requireEqual(generated: string, path: string, name: string): Promise<void> {
  const difference = await compareTypes(generated, path);
  if (!difference) return;
  const { line, inFile, inDatabase } = difference;
  throw new KpError(`${name} is not what the database gives.`, {
    exitCode: exitCodes.failed,
    code: 'types_differ',
    detail: `First difference, line ${line}:\n- ${inFile.trim()}\n+ ${inDatabase.trim()}`,
    suggestion: 'Run kp types on a database with all phases, and commit the file.',
    result: { file: name, written: false, upToDate: false },
  });
}
