import type { PostgrestSingleResponse } from '@supabase/postgrest-js';

/** What the database, or the way to it, said no to. Thrown by every query and every write. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly details: string;
  readonly hint: string;

  constructor(answer: {
    message: string;
    code?: string;
    details?: string | null;
    hint?: string | null;
  }) {
    super(answer.message);
    this.code = answer.code ?? '';
    this.details = answer.details ?? '';
    this.hint = answer.hint ?? '';
  }
}

/** The data of an answer, or the refusal thrown. */
export function unwrap<Data>(answer: PostgrestSingleResponse<Data>): Data {
  if (answer.error) throw new Refusal(answer.error);
  return answer.data;
}

export type Explanation = {
  kind: 'network' | 'session' | 'rule' | 'unknown';
  sentence: string;
  /** The column that caused it, where the database says so. */
  field?: string;
};

type Known = { sentence: string; field?: string };

const unstorable = 'The text holds a character that cannot be stored. Take it out, and try again.';

// Where the database speaks of columns and flags, the app speaks of what is on the screen.
// A code that is not here is shown in the database's own words, which are written for people too.
const byCode: Record<string, Known> = {
  KP301: {
    field: 'stage',
    sentence:
      'The stage follows the interactions. Log one with the new stage, or set the stage by hand.',
  },
  KP302: {
    field: 'status',
    sentence:
      'The status follows the interactions. Log one with the new status, or set the status by hand.',
  },
  KP705: {
    sentence:
      'This opportunity was archived meanwhile, so nothing can be added to it. Restore it first.',
  },
  KP701: {
    sentence: 'This record is gone, or it is no longer yours. Reload to see what is there now.',
  },
  '42501': { sentence: 'You are not allowed to change this.' },
  PGRST116: {
    sentence: 'This record is gone, or it is no longer yours. Reload to see what is there now.',
  },
  '57014': { sentence: 'The server took too long to answer. Try again.' },
  '40001': { sentence: 'Somebody else changed this at the same moment. Try again.' },
  '40P01': { sentence: 'Somebody else changed this at the same moment. Try again.' },
  '22001': { sentence: 'This text is too long.' },
  '22021': { sentence: unstorable },
  '22P05': { sentence: unstorable },
  // The app sends well-formed requests: what is wrong with them came from the keyboard, or a paste.
  PGRST102: { sentence: unstorable },
  '22003': { sentence: 'This number is too large.' },
  '22007': { sentence: 'This is not a date.' },
  '22008': { sentence: 'This date is out of range.' },
};

const byConstraint: Record<string, Known> = {
  opportunities_product_or_principal_check: {
    field: 'product_id',
    sentence: 'An opportunity needs a product or a principal.',
  },
  opportunities_product_id_principal_org_id_fkey: {
    field: 'product_id',
    sentence: 'This product belongs to another principal. Choose one of this principal’s products.',
  },
  opportunities_estimated_value_check: {
    field: 'estimated_value',
    sentence: 'A value cannot be less than zero.',
  },
  opportunities_name_check: {
    field: 'name',
    sentence: 'An opportunity needs a name of at most 300 characters.',
  },
  products_principal_org_id_sku_key: {
    field: 'sku',
    sentence: 'This principal has a product with this item number already, perhaps archived.',
  },
  products_name_check: {
    field: 'name',
    sentence: 'A name needs something that can be read, and has 300 characters at most.',
  },
  products_list_price_check: {
    field: 'list_price',
    sentence: 'A price cannot be less than zero.',
  },
  product_distributors_one_primary_idx: {
    sentence: 'A product has one primary distributor at most.',
  },
  opportunities_stage_fkey: { field: 'stage', sentence: 'This stage no longer exists.' },
  opportunities_status_fkey: { field: 'status', sentence: 'This status no longer exists.' },
  opportunities_loss_reason_fkey: {
    field: 'loss_reason',
    sentence: 'This loss reason no longer exists.',
  },
  interactions_subject_check: {
    field: 'subject',
    sentence: 'The subject is too long: 300 characters at most.',
  },
  interactions_notes_check: {
    field: 'notes',
    sentence: 'The notes are too long: 20,000 characters at most.',
  },
  interactions_interaction_type_fkey: {
    field: 'interaction_type',
    sentence: 'This kind of interaction no longer exists.',
  },
  interactions_stage_fkey: { field: 'stage', sentence: 'This stage no longer exists.' },
  interactions_status_fkey: { field: 'status', sentence: 'This status no longer exists.' },
  organizations_name_key: {
    field: 'name',
    sentence:
      'There is already an organization with this name, perhaps archived or a colleague’s. Open that one, or choose another name.',
  },
  organizations_name_check: {
    field: 'name',
    sentence: 'A name needs something that can be read, and has 300 characters at most.',
  },
  organizations_state_fkey: { field: 'state', sentence: 'This state is not in the list.' },
  organizations_parent_organization_id_check: {
    field: 'parent_organization_id',
    sentence: 'An organization cannot belong to itself.',
  },
  contacts_name_check: {
    field: 'first_name',
    sentence: 'A contact needs a name: the first, the last, or both.',
  },
  import_rows_data_check: {
    sentence: 'A row of the file is too long: 100,000 characters at most. Shorten its notes.',
  },
  contacts_email_check: { field: 'email', sentence: 'This is not an e-mail address.' },
  interactions_contact_id_fkey: { field: 'contact_id', sentence: 'This contact no longer exists.' },
  interactions_opportunity_id_fkey: { sentence: 'This opportunity no longer exists.' },
};

const constraintClasses: Record<string, string> = {
  '23502': 'Something required is missing.',
  '23503': 'What this refers to no longer exists.',
  '23505': 'There is already one like this.',
  '23514': 'The server does not accept this value.',
};

/** Says in the user's words why something did not work, and which field caused it if that is known. */
export function explain(error: unknown): Explanation {
  if (!(error instanceof Refusal)) return isNetworkFailure(error) ? offline : unexpected(error);
  const { code, message, hint, details } = error;
  if (isNetworkFailure(error)) return offline;
  if (away.has(code))
    return { kind: 'network', sentence: [message, hint].filter(Boolean).join(' ') };
  if (code === 'PGRST301' || code === 'PGRST303') return expired;
  const field = fieldIn(details);
  if (code in constraintClasses) {
    const constraint = constraintIn(message);
    const known = byConstraint[constraint] ?? tooLong(constraint);
    const sentence = constraintClasses[code] ?? message;
    return { kind: 'rule', ...(known ?? { sentence, field: columnIn(message) }) };
  }
  const known = byCode[code];
  if (known) return { kind: 'rule', ...known, field: field ?? known.field };
  if (code.startsWith('KP')) {
    return { kind: 'rule', sentence: [message, hint].filter(Boolean).join(' '), field };
  }
  return unexpected(error);
}

const limited =
  /^(?:organizations|contacts|products|product_distributors|opportunities|user_profiles|\w+_lu)_(\w+)_length_check$/;

/** The database has one such limit for each column of text. */
function tooLong(constraint: string): Known | undefined {
  const field = limited.exec(constraint)?.[1];
  if (!field) return undefined;
  const long = field === 'notes' || field === 'description';
  const most = long ? '20,000' : field === 'code' ? '100' : '300';
  return { field, sentence: `This text is too long: ${most} characters at most.` };
}

// The server is there, its database is not just now: it says so itself, and what to do.
const away = new Set([
  ...['53100', '53200', '53300', '57P01', '57P02', '57P03', '57P05', 'PGRST003', 'starting'],
  ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECT_TIMEOUT', 'ECONNREFUSED', 'ECONNRESET'],
  'over_request_rate_limit',
]);

const offline: Explanation = {
  kind: 'network',
  sentence: 'The server cannot be reached. Nothing is lost: try again when you are connected.',
};

const expired: Explanation = {
  kind: 'session',
  sentence: 'Your session has ended. Sign in again; what you typed is kept.',
};

function unexpected(error: unknown): Explanation {
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'unknown', sentence: `Something went wrong on the server: ${message}` };
}

/** No answer at all: browsers name it differently, and postgrest-js hands it on as an answer. */
export function isNetworkFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof Refusal && error.code !== '') return false;
  return /failed to fetch|networkerror|load failed|fetch failed|timeouterror/i.test(error.message);
}

/** There is a record with this id already. */
export function isTakenId(error: unknown): boolean {
  return (
    error instanceof Refusal &&
    error.code === '23505' &&
    constraintIn(error.message).endsWith('_pkey')
  );
}

function fieldIn(details: string): string | undefined {
  return /^column: (\w+)/.exec(details)?.[1];
}

function columnIn(message: string): string | undefined {
  return /column "(\w+)"/.exec(message)?.[1];
}

function constraintIn(message: string): string {
  return /constraint "(\w+)"/.exec(message)?.[1] ?? '';
}
