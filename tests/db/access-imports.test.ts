import { describeAccess } from './access-matrix.ts';

// Nobody updates: what became of an import is the functions' to say.
const noChange = ['42501', '42501'] as const;
const stranger = ['none', '42501', ...noChange] as const;
const nobody = {
  'a disabled admin with a live token': stranger,
  "a deleted user's token": stranger,
  'a token without a user': stranger,
  anon: ['42501', '42501', ...noChange],
  'the service role': ['yes', 'yes', 'yes', 'yes'],
} as const;

describeAccess("a rep's import", {
  table: 'imports',
  key: (cast) => ({ import_id: cast.spreadsheet }),
  addition: (cast, actor) => ({
    kind: 'contact',
    file_name: 'people.csv',
    rows_expected: 1,
    ...(actor === 'the service role' && { owner_user_id: cast.alex }),
  }),
  change: { state: 'done' },
  expected: {
    'the owner': ['yes', 'yes', ...noChange],
    'another rep': ['none', 'yes', ...noChange],
    "the owner's manager": ['none', 'yes', ...noChange],
    'a manager without a team': ['none', 'yes', ...noChange],
    'an admin': ['yes', 'yes', ...noChange],
    ...nobody,
  },
});

describeAccess("a row of a rep's import", {
  table: 'import_rows',
  key: (cast) => ({ import_id: cast.spreadsheet, row_number: 2 }),
  addition: (cast) => ({ import_id: cast.spreadsheet, row_number: 3 }),
  change: { action: 'create' },
  expected: {
    'the owner': ['yes', 'yes', ...noChange],
    'another rep': stranger,
    "the owner's manager": stranger,
    'a manager without a team': stranger,
    'an admin': ['yes', '42501', ...noChange],
    ...nobody,
  },
});
