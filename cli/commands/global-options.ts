import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { describeDatabase, locateDatabase } from '../core/database-url.ts';
import { defaultPackFolder } from '../core/packs.ts';
import { type Console, openConsole } from '../terminal/console.ts';

export interface GlobalOptions {
  databaseUrl?: string;
  json?: boolean;
  packs?: string;
}

export interface Invocation<Options> {
  options: Options & GlobalOptions;
  databaseUrl: string;
  folder: string;
  console: Console;
}

export function readInvocation<Options extends object>(command: Command): Invocation<Options> {
  const options = command.optsWithGlobals<Options & GlobalOptions>();
  const console = openConsole(options.json);
  const databaseUrl = locateDatabase(options.databaseUrl, process.env);
  console.line(`Database ${describeDatabase(databaseUrl)}`);
  return {
    options,
    databaseUrl,
    folder: options.packs ? resolve(options.packs) : defaultPackFolder,
    console,
  };
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

export function atLeastOne(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 1 to 9999.');
}
