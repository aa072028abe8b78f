import { readFile } from 'node:fs/promises';
import { exitCodes, KpError } from './errors.ts';
import { readHistory } from './migration-control.ts';
import { readPacks } from './packs.ts';
import { phaseStates } from './phase-state.ts';
import { Session } from './session.ts';

const schemas = ['public', 'reporting'];

/** The same text that `supabase gen types` writes for the schemas that the API exposes. */
export async function generateTypes(databaseUrl: string, folder: string): Promise<string> {
  // Half a second to load, which no other command should pay.
  const [{ introspect }, { generateTypescript, sortGeneratorMetadata }] = await Promise.all([
    import('@supabase/postgrest-typegen/introspection'),
    import('@supabase/postgrest-typegen/generation'),
  ]);
  const session = await Session.open(databaseUrl, { applicationName: 'kp types' });
  try {
    await requireAllPhases(session, folder);
    const metadata = await introspect(
      { query: async (sql) => ({ rows: await session.run(sql) }) },
      { includedSchemas: schemas },
    );
    return await generateTypescript(sortGeneratorMetadata(metadata), {
      detectOneToOneRelationships: true,
      // The oldest that is served: hosted projects run newer ones, which understand all of it.
      postgrestVersion: '12',
    });
  } finally {
    await session.close();
  }
}

/** Half a schema would give types that compile against nothing in the app. */
async function requireAllPhases(session: Session, folder: string): Promise<void> {
  const states = phaseStates(readPacks(folder), await readHistory(session));
  const missing = states
    .filter(({ status }) => status !== 'complete')
    .map(({ pack }) => pack.phase);
  if (missing.length === 0) return;
  throw new KpError(`The database does not have every phase: ${missing.join(', ')} pending.`, {
    exitCode: exitCodes.refused,
    code: 'phases_missing',
    suggestion: 'Run kp migrate first.',
  });
}

export interface TypesDifference {
  /** From 1; the first line in which the two differ. */
  line: number;
  inFile: string;
  inDatabase: string;
}

export async function compareTypes(
  generated: string,
  path: string,
): Promise<TypesDifference | undefined> {
  const existing = await readFile(path, 'utf8').catch(() => '');
  if (existing === generated) return undefined;
  const [inFile, inDatabase] = [existing.split('\n'), generated.split('\n')];
  const index = inDatabase.findIndex((text, position) => text !== inFile[position]);
  const at = index < 0 ? inDatabase.length : index;
  return { line: at + 1, inFile: inFile[at] ?? '', inDatabase: inDatabase[at] ?? '' };
}
