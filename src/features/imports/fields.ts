// What a file may bring, per kind of record, and what people call it at the top of their columns.

export const kinds = ['organization', 'contact', 'opportunity'] as const;
export type Kind = (typeof kinds)[number];

export const kindNames: Record<Kind, { one: string; many: string; title: string }> = {
  organization: { one: 'organization', many: 'organizations', title: 'Organizations' },
  contact: { one: 'contact', many: 'contacts', title: 'Contacts' },
  opportunity: { one: 'opportunity', many: 'opportunities', title: 'Opportunities' },
};

export function toKind(value: string): Kind {
  const kind = kinds.find((known) => known === value);
  if (!kind) throw new Error(`The server sent an import of unknown kind: ${value}`);
  return kind;
}

export type Field = {
  /** The name of the value in the staged row. */
  key: string;
  label: string;
  /** In lower case, without punctuation. The label counts too. */
  synonyms: readonly string[];
  type?: 'amount' | 'date';
  example: string;
};

const accountWords = ['account', 'account name', 'company', 'company name', 'customer'];
const organizationWords = [
  ...accountWords,
  ...['customer name', 'client', 'business', 'business name', 'organisation', 'org', 'restaurant'],
  'organization name',
];
const notes: Field = {
  key: 'notes',
  label: 'Notes',
  synonyms: ['note', 'comment', 'comments', 'remarks', 'description'],
  example: '',
};
const phone: Field = {
  key: 'phone',
  label: 'Phone',
  synonyms: ['phone number', 'telephone', 'tel', 'office phone', 'work phone', 'main phone'],
  example: '(810) 555-0142',
};
const priority: Field = {
  key: 'priority',
  label: 'Priority',
  synonyms: ['prio', 'rank', 'tier', 'account priority', 'abc'],
  example: 'A',
};

export const fieldsOf: Record<Kind, readonly Field[]> = {
  organization: [
    {
      key: 'name',
      label: 'Name',
      synonyms: [...organizationWords, 'organization'],
      example: 'Harbor Street Diner',
    },
    {
      key: 'state',
      label: 'State',
      synonyms: ['st', 'province', 'region', 'state code'],
      example: 'MI',
    },
    priority,
    {
      key: 'segment',
      label: 'Segment',
      synonyms: ['type', 'category', 'industry', 'business type', 'channel'],
      example: 'Restaurant',
    },
    phone,
    {
      key: 'website',
      label: 'Website',
      synonyms: ['web', 'url', 'web site', 'homepage', 'domain'],
      example: 'https://harbor.example',
    },
    {
      key: 'address_line1',
      label: 'Address',
      synonyms: ['address 1', 'address line 1', 'street', 'street address', 'addr', 'address1'],
      example: '12 Harbor Street',
    },
    {
      key: 'address_line2',
      label: 'Address line 2',
      synonyms: ['address 2', 'suite', 'unit', 'address2'],
      example: '',
    },
    { key: 'city', label: 'City', synonyms: ['town', 'locality'], example: 'Flint' },
    {
      key: 'postal_code',
      label: 'Postal code',
      synonyms: ['zip', 'zip code', 'zipcode', 'postcode', 'plz'],
      example: '48502',
    },
    notes,
  ],
  contact: [
    {
      key: 'organization',
      label: 'Organization',
      synonyms: organizationWords,
      example: 'Harbor Street Diner',
    },
    {
      key: 'first_name',
      label: 'First name',
      synonyms: ['first', 'given name', 'forename', 'firstname'],
      example: 'Dana',
    },
    {
      key: 'last_name',
      label: 'Last name',
      synonyms: ['last', 'surname', 'family name', 'lastname'],
      example: 'Johnson',
    },
    {
      key: 'full_name',
      label: 'Full name',
      synonyms: ['name', 'contact', 'contact name', 'person', 'fullname'],
      example: '',
    },
    {
      key: 'email',
      label: 'E-mail',
      synonyms: ['email', 'mail', 'email address', 'e mail address', 'work email'],
      example: 'dana@harbor.example',
    },
    phone,
    {
      key: 'mobile_phone',
      label: 'Mobile phone',
      synonyms: ['mobile', 'cell', 'cell phone', 'cellphone', 'mobile number'],
      example: '(810) 555-0199',
    },
    {
      key: 'title',
      label: 'Job title',
      synonyms: ['title', 'position', 'job', 'function'],
      example: 'Kitchen manager',
    },
    {
      key: 'role',
      label: 'Role in the decision',
      synonyms: ['role', 'influence', 'buying role', 'decision role'],
      example: 'Decision maker',
    },
    notes,
  ],
  opportunity: [
    {
      key: 'name',
      label: 'Name',
      synonyms: ['opportunity', 'opportunity name', 'deal', 'deal name', 'subject'],
      example: 'Fries for the summer menu',
    },
    {
      key: 'organization',
      label: 'Customer',
      synonyms: [...organizationWords, 'organization'],
      example: 'Harbor Street Diner',
    },
    {
      key: 'principal',
      label: 'Principal',
      synonyms: ['manufacturer', 'brand', 'vendor', 'supplier', 'line', 'principal name'],
      example: 'Thumb Coast Potato Company',
    },
    {
      key: 'product',
      label: 'Product',
      synonyms: ['item', 'sku', 'product name', 'item number'],
      example: '',
    },
    {
      key: 'distributor',
      label: 'Distributor',
      synonyms: ['dist', 'distributor name', 'wholesaler'],
      example: '',
    },
    {
      key: 'stage',
      label: 'Stage',
      synonyms: ['sales stage', 'pipeline stage', 'deal stage', 'phase'],
      example: 'New lead',
    },
    { key: 'status', label: 'Status', synonyms: ['state of play'], example: 'Active' },
    {
      key: 'source',
      label: 'Source',
      synonyms: ['lead source', 'origin', 'came from'],
      example: '',
    },
    {
      key: 'loss_reason',
      label: 'Loss reason',
      synonyms: ['lost reason', 'reason lost', 'closed lost reason'],
      example: '',
    },
    priority,
    {
      key: 'estimated_value',
      label: 'Estimated value',
      synonyms: ['value', 'amount', 'est value', 'revenue', 'deal value', 'annual value', 'total'],
      type: 'amount',
      example: '12500.00',
    },
    {
      key: 'expected_close_date',
      label: 'Expected close date',
      synonyms: ['close date', 'closing date', 'expected close', 'est close date', 'close'],
      type: 'date',
      example: '2027-03-04',
    },
    {
      key: 'next_action',
      label: 'Next step',
      synonyms: ['next action', 'next steps', 'action', 'to do', 'todo'],
      example: 'Call the chef',
    },
    {
      key: 'next_action_date',
      label: 'Next step date',
      synonyms: [
        'next action date',
        'follow up',
        'follow up date',
        'due',
        'due date',
        'next step on',
      ],
      type: 'date',
      example: '2027-01-15',
    },
    notes,
  ],
};
