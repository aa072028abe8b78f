import { type Command, CommanderError } from 'commander';
import { asServerRefusal } from '../../cli/core/database-error.ts';
import { KpError } from '../../cli/core/errors.ts';
import { kpProgram, loadCommand } from '../../cli/program.ts';

/**
 * Runs kp in this process, which saves the second that each start takes. Gives what is wrong with
 * how it ended, and nothing where nothing is.
 */
export async function tryWords(words: readonly string[]): Promise<string> {
  const said: string[] = [];
  const streams = [process.stdout, process.stderr] as const;
  const written = streams.map((stream) => stream.write);
  const exitCode = process.exitCode;
  const signals = (['SIGINT', 'SIGTERM'] as const).map(
    (signal) => [signal, process.listeners(signal)] as const,
  );
  for (const stream of streams) {
    stream.write = (text: string | Uint8Array) => {
      said.push(String(text));
      return true;
    };
  }
  let error: unknown;
  try {
    await kpProgram().parseAsync([...words], { from: 'user' });
  } catch (thrown) {
    error = thrown;
  } finally {
    streams.forEach((stream, index) => {
      stream.write = written[index] ?? stream.write;
    });
    process.exitCode = exitCode;
    for (const [signal, before] of signals) {
      for (const listener of process.listeners(signal)) {
        if (!before.includes(listener)) process.off(signal, listener);
      }
    }
  }
  return complaintAbout(error, said.join(''));
}

function complaintAbout(error: unknown, said: string): string {
  const known = error instanceof KpError ? error : asServerRefusal(error);
  const text = [said, known?.message, known?.detail, known?.suggestion].join('\n');
  if (text.includes('s3cret')) return `tells the password: ${text.slice(0, 300)}`;
  if (/\n\s+at .+:\d+/.test(text)) return `shows a stack: ${text.slice(0, 300)}`;
  if (text.includes('[object ') || text.includes('undefined'))
    return `speaks in tongues: ${text.slice(0, 300)}`;
  if (said.length > 20_000) return `is long-winded: ${said.length} characters`;
  if (known && known.message.length > 500)
    return `is long-winded: ${known.message.length} characters`;
  if (hasControls(text)) return `prints control characters: ${JSON.stringify(text.slice(0, 300))}`;
  if (known || error === undefined) return '';
  if (error instanceof CommanderError) return '';
  return `is unexpected: ${error instanceof Error ? error.stack : String(error)}`;
}

function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
  return /[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/.test(text);
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

interface Way {
  /** The words that lead to it, and what it needs besides. */
  words: string[];
  /** Where in them the value goes that is tried. */
  at: number;
}

/** Each argument and each flag with a value, of every command there is. */
export async function waysIn(): Promise<{ path: string[]; ways: Way[]; flags: string[] }[]> {
  const program = kpProgram();
  await Promise.all(program.commands.map(loadCommand));
  const leaves = everyCommand(program).filter((command) => command.commands.length === 0);
  return leaves.map((command) => {
    const path = pathOf(command);
    const values = command.registeredArguments.map(
      (argument) => argument.argChoices?.[0] ?? 'a@b.test',
    );
    const needed = command.options
      .filter((option) => option.mandatory && option.defaultValue === undefined)
      .flatMap((option) => [option.long ?? '', 'Ada']);
    const words = [...path, ...values, ...needed];
    const arguments_ = values.map((_, index) => ({ words, at: path.length + index }));
    const options = command.options
      .filter((option) => option.required || option.optional)
      .map((option) => {
        const given = words.indexOf(option.long ?? '');
        if (given >= 0) return { words, at: given + 1 };
        return { words: [...words, option.long ?? '', ''], at: words.length + 1 };
      });
    const flags = command.options.flatMap((option) =>
      option.required || option.optional ? [] : [option.long ?? ''],
    );
    return { path, ways: [...arguments_, ...options], flags };
  });
}

function pathOf(command: Command): string[] {
  return command.parent ? [...pathOf(command.parent), command.name()] : [];
}
