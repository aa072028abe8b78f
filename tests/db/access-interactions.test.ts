import type { Actor, Cast } from './access-cast.ts';
import { describeAccess, strangers } from './access-matrix.ts';

const addition = (cast: Cast, actor: Actor) => ({
  opportunity_id: cast.opportunity,
  interaction_type: 'email',
  ...(actor === 'the service role' && { owner_user_id: cast.alex }),
});

describeAccess("a rep's interaction on their own opportunity", {
  table: 'interactions',
  key: (cast) => ({ interaction_id: cast.interaction }),
  addition,
  change: { subject: 'changed' },
  expected: {
    'the owner': ['yes', 'yes', 'yes', '42501'],
    'another rep': ['none', 'KP901', 'none', '42501'],
    "the owner's manager": ['yes', 'yes', 'yes', '42501'],
    'a manager without a team': ['none', 'KP901', 'none', '42501'],
    'an admin': ['yes', 'yes', 'yes', '42501'],
    ...strangers({ disabled: 'KP901' }),
    'the service role': ['yes', 'yes', 'yes', 'yes'],
  },
});

// "The owner" is the opportunity's here, and "another rep" the one who logged it and cannot see the opportunity.
describeAccess("an interaction that another rep logged on a rep's opportunity", {
  table: 'interactions',
  key: (cast) => ({ interaction_id: cast.interactionOfBlair }),
  addition,
  change: { notes: 'changed' },
  expected: {
    'the owner': ['yes', 'yes', 'yes', '42501'],
    'another rep': ['yes', 'KP901', 'yes', '42501'],
    "the owner's manager": ['yes', 'yes', 'yes', '42501'],
    'a manager without a team': ['none', 'KP901', 'none', '42501'],
    'an admin': ['yes', 'yes', 'yes', '42501'],
    ...strangers({ disabled: 'KP901' }),
    'the service role': ['yes', 'yes', 'yes', 'yes'],
  },
});
