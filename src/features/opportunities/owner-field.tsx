import { NativeSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { peopleQuery, useMe } from '../../shared/people.ts';
import { peopleSeenBy } from '../../shared/team.ts';
import { labels, type OpportunityValues } from './form-values.ts';

/** A rep owns what they make; a manager and an administrator choose among those whose work they see. */
export function OwnerField({ form }: { form: UseFormReturnType<OpportunityValues> }) {
  const me = useMe();
  const people = useQuery(peopleQuery);
  const { owner_user_id: owner } = form.getValues();
  if (!me || me.role === 'rep') return null;
  const owners = peopleSeenBy(me, people.data ?? []).filter(
    ({ status, user_id }) => status === 'active' || user_id === owner,
  );
  return (
    <NativeSelect
      label={labels.owner_user_id}
      data={owners.map(({ user_id: value, full_name }) => ({
        value,
        label: full_name || 'Without a name',
      }))}
      {...form.getInputProps('owner_user_id')}
    />
  );
}
