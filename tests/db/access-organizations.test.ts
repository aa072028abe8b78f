import { describeAccess, strangers } from './access-matrix.ts';

const addition = () => ({ name: 'New Diner' });

describeAccess('an organization that a rep owns', {
  table: 'organizations',
  key: (cast) => ({ organization_id: cast.customer }),
  addition,
  change: { notes: 'changed' },
  expected: {
    'the owner': ['yes', 'yes', 'yes', '42501'],
    'another rep': ['none', 'yes', 'none', '42501'],
    "the owner's manager": ['yes', 'yes', 'yes', '42501'],
    'a manager without a team': ['none', 'yes', 'none', '42501'],
    'an admin': ['yes', 'yes', 'yes', '42501'],
    ...strangers({ disabled: '42501', noUser: 'KP902' }),
    'the service role': ['yes', 'yes', 'yes', '23503'],
  },
});

describeAccess('an organization that all share', {
  table: 'organizations',
  key: (cast) => ({ organization_id: cast.shared }),
  addition: () => ({ name: 'New Foods', owner_user_id: null }),
  change: { notes: 'changed' },
  expected: {
    'the owner': ['yes', 'KP902', 'yes', '42501'],
    'another rep': ['yes', 'KP902', 'yes', '42501'],
    "the owner's manager": ['yes', 'KP902', 'yes', '42501'],
    'a manager without a team': ['yes', 'KP902', 'yes', '42501'],
    'an admin': ['yes', 'yes', 'yes', '42501'],
    ...strangers({ disabled: 'KP902' }),
    'the service role': ['yes', 'yes', 'yes', '23503'],
  },
});
