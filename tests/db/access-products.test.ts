import { describeAccess, strangers } from './access-matrix.ts';

const ownersOnly = {
  'the owner': ['yes', 'yes', 'yes', '42501'],
  'another rep': ['none', 'KP901', 'none', '42501'],
  "the owner's manager": ['yes', 'yes', 'yes', '42501'],
  'a manager without a team': ['none', 'KP901', 'none', '42501'],
  'an admin': ['yes', 'yes', 'yes', '42501'],
  ...strangers({ disabled: 'KP901' }),
} as const;

describeAccess('a product of a principal that a rep owns', {
  table: 'products',
  key: (cast) => ({ product_id: cast.product }),
  addition: (cast) => ({ principal_org_id: cast.principal, name: 'Wedges' }),
  change: { category: 'changed' },
  expected: { ...ownersOnly, 'the service role': ['yes', 'yes', 'yes', '23503'] },
});

describeAccess('a distributor of a product of a principal that a rep owns', {
  table: 'product_distributors',
  key: (cast) => ({ product_id: cast.product, distributor_org_id: cast.distributor }),
  addition: (cast) => ({ product_id: cast.product, distributor_org_id: cast.shared }),
  change: { distributor_item_number: 'changed' },
  expected: { ...ownersOnly, 'the service role': ['yes', 'yes', 'yes', 'yes'] },
});

describeAccess('a product of a principal that all share', {
  table: 'products',
  key: (cast) => ({ product_id: cast.sharedProduct }),
  addition: (cast) => ({ principal_org_id: cast.shared, name: 'Mustard' }),
  change: { category: 'changed' },
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
