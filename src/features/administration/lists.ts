export const listKinds = [
  'stage',
  'status',
  'interaction_type',
  'source',
  'loss_reason',
  'state',
] as const;
export type ListKind = (typeof listKinds)[number];

type Words = { name: string; one: string; about: string };

export const lists: Record<ListKind, Words> = {
  stage: {
    name: 'Stages',
    one: 'stage',
    about: 'The pipeline’s columns, in order.',
  },
  status: {
    name: 'Statuses',
    one: 'status',
    about: 'How an opportunity stands, besides its stage.',
  },
  interaction_type: {
    name: 'Interaction types',
    one: 'interaction type',
    about: 'What a rep can log.',
  },
  source: { name: 'Sources', one: 'source', about: 'Where an opportunity came from.' },
  loss_reason: { name: 'Loss reasons', one: 'loss reason', about: 'Why an opportunity was lost.' },
  state: { name: 'States', one: 'state', about: 'States and territories in addresses.' },
};

export function readListSearch(search: Record<string, unknown>): { list?: ListKind } {
  const list = listKinds.find((kind) => kind === search.list);
  return list && list !== 'stage' ? { list } : {};
}

/** "Site visit (new)" becomes site_visit_new; a letter without a Latin form falls away. */
export function codeFrom(label: string, taken: ReadonlySet<string>): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const base = plain || 'entry';
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}_${number}`)) number += 1;
  return `${base}_${number}`;
}

/** "34 opportunities, 1,000+ interactions"; nothing where nothing names it. */
export function describeUsage(
  code: string,
  usage: readonly { code: string; table_name: string; records: number }[],
): string {
  const tables = new Map<string, number>();
  for (const row of usage) {
    if (row.code !== code) continue;
    const name = row.table_name.replace(/^public\./, '').replaceAll('_', ' ');
    tables.set(name, Math.max(tables.get(name) ?? 0, row.records));
  }
  return [...tables]
    .filter(([, records]) => records > 0)
    .map(([name, records]) => {
      const thing = records === 1 ? name.replace(/ies$/, 'y').replace(/s$/, '') : name;
      return `${records >= 1000 ? '1,000+' : records} ${thing}`;
    })
    .join(', ');
}
