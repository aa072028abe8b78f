import { describeAccess, strangers } from './access-matrix.ts';

const ownersOnly = {
  'the owner': ['yes', 'yes', 'yes', '42501'],
  'another rep': ['none', 'KP901', 'none', '42501'],
  "the owner's manager": ['yes', 'yes', 'yes', '42501'],
  'a manager without a team': ['none', 'KP901', 'none', '42501'],
  'an admin': ['yes', 'yes', 'yes', '42501'],
  ...strangers({ disabled: 'KP901' }),
} as const;

describeAccess("a rep's opportunity", {
  table: 'opportunities',
  key: (cast) => ({ opportunity_id: cast.opportunity }),
  addition: (cast, actor) => ({
    name: 'More fries',
    organization_id: cast.customer,
    product_id: cast.product,
    ...(actor === 'the service role' && { owner_user_id: cast.alex }),
  }),
  change: { next_action: 'changed' },
  expected: { ...ownersOnly, 'the service role': ['yes', 'yes', 'yes', '23503'] },
});

describeAccess("a stakeholder of a rep's opportunity", {
  table: 'opportunity_contacts',
  key: (cast) => ({ opportunity_id: cast.opportunity, contact_id: cast.contact }),
  addition: (cast) => ({ opportunity_id: cast.opportunity, contact_id: cast.sharedContact }),
  change: { role: 'champion' },
  expected: { ...ownersOnly, 'the service role': ['yes', 'yes', 'yes', 'yes'] },
});
