import { describeAccess, strangers } from './access-matrix.ts';

describeAccess('a contact of an organization that a rep owns', {
  table: 'contacts',
  key: (cast) => ({ contact_id: cast.contact }),
  addition: (cast) => ({ organization_id: cast.customer, first_name: 'Toni' }),
  change: { title: 'changed' },
  expected: {
    'the owner': ['yes', 'yes', 'yes', '42501'],
    'another rep': ['none', 'KP901', 'none', '42501'],
    "the owner's manager": ['yes', 'yes', 'yes', '42501'],
    'a manager without a team': ['none', 'KP901', 'none', '42501'],
    'an admin': ['yes', 'yes', 'yes', '42501'],
    ...strangers({ disabled: 'KP901' }),
    'the service role': ['yes', 'yes', 'yes', '23503'],
  },
});

describeAccess('a contact of an organization that all share', {
  table: 'contacts',
  key: (cast) => ({ contact_id: cast.sharedContact }),
  addition: (cast) => ({ organization_id: cast.shared, first_name: 'Toni' }),
  change: { title: 'changed' },
  expected: {
    'the owner': ['yes', 'yes', 'yes', '42501'],
    'another rep': ['yes', 'yes', 'yes', '42501'],
    "the owner's manager": ['yes', 'yes', 'yes', '42501'],
    'a manager without a team': ['yes', 'yes', 'yes', '42501'],
    'an admin': ['yes', 'yes', 'yes', '42501'],
    ...strangers({ disabled: 'KP901' }),
    'the service role': ['yes', 'yes', 'yes', 'yes'],
  },
});
