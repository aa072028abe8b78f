import { describeAccess, strangers } from './access-matrix.ts';

const codes = {
  state_lu: 'AK',
  stage_lu: 'feedback_logged',
  status_lu: 'stalled',
  interaction_type_lu: 'note',
  source_lu: 'other',
  loss_reason_lu: 'other',
};

const outsiders = strangers({ disabled: '42501' });
const readers = {
  'the owner': ['yes', '42501', 'none', '42501'],
  'another rep': ['yes', '42501', 'none', '42501'],
  "the owner's manager": ['yes', '42501', 'none', '42501'],
  'a manager without a team': ['yes', '42501', 'none', '42501'],
} as const;

for (const [table, code] of Object.entries(codes)) {
  describeAccess(table, {
    table,
    key: () => ({ code }),
    addition: () => ({ code: 'new', label: 'New' }),
    change: { label: 'changed' },
    expected: {
      ...readers,
      'an admin': ['yes', 'yes', 'yes', '42501'],
      ...outsiders,
      'the service role': ['yes', 'yes', 'yes', 'yes'],
    },
  });
}

describeAccess('the migration history', {
  table: 'migration_control',
  key: () => ({ phase_number: 3 }),
  addition: () => ({ phase_number: 3, status: 'failed' }),
  change: { status: 'rolled_back' },
  expected: {
    'the owner': ['none', '42501', '42501', '42501'],
    'another rep': ['none', '42501', '42501', '42501'],
    "the owner's manager": ['none', '42501', '42501', '42501'],
    'a manager without a team': ['none', '42501', '42501', '42501'],
    'an admin': ['yes', '42501', '42501', '42501'],
    'a disabled admin with a live token': ['none', '42501', '42501', '42501'],
    "a deleted user's token": ['none', '42501', '42501', '42501'],
    'a token without a user': ['none', '42501', '42501', '42501'],
    anon: ['42501', '42501', '42501', '42501'],
    'the service role': ['yes', 'yes', 'yes', 'yes'],
  },
});
