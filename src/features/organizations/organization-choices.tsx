import { Autocomplete, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { choices, vocabularyQuery } from '../../shared/lookups.ts';
import { peopleQuery } from '../../shared/people.ts';
import type { OrganizationValues } from './organization-values.ts';
import { segmentsQuery } from './queries.ts';

type Props = { form: UseFormReturnType<OrganizationValues> };

export function OrganizationChoices({ form }: Props) {
  const states = useQuery(vocabularyQuery('state_lu'));
  const segments = useQuery(segmentsQuery);
  return (
    <>
      <Autocomplete
        label="Segment"
        placeholder="Restaurant, school…"
        data={segments.data ?? []}
        maxDropdownHeight="14rem"
        {...form.getInputProps('segment')}
      />
      <NativeSelect
        label="Priority"
        data={[
          { value: '', label: 'None yet' },
          { value: 'A', label: 'A, highest' },
          'B',
          'C',
          { value: 'D', label: 'D, lowest' },
        ]}
        {...form.getInputProps('priority')}
      />
      <TextInput label="Phone" type="tel" {...form.getInputProps('phone')} />
      <TextInput label="Website" type="url" {...form.getInputProps('website')} />
      <TextInput label="Street" {...form.getInputProps('address_line1')} />
      <TextInput label="Street, second line" {...form.getInputProps('address_line2')} />
      <TextInput label="City" {...form.getInputProps('city')} />
      <NativeSelect
        label="State"
        data={[{ value: '', label: 'None' }, ...choices(states.data ?? [], form.getValues().state)]}
        {...form.getInputProps('state')}
      />
      <TextInput label="ZIP code" {...form.getInputProps('postal_code')} />
    </>
  );
}

/** For administrators: others keep what is shared shared, and what is owned owned. */
export function OwnerChoice({ form, isNew }: Props & { isNew: boolean }) {
  const people = useQuery(peopleQuery);
  const owner = form.getValues().owner_user_id;
  const eligible = (people.data ?? []).filter(
    ({ status, user_id }) => status === 'active' || user_id === owner,
  );
  return (
    <NativeSelect
      label="Owner"
      description="A shared organization is seen and edited by everybody."
      data={[
        ...(isNew ? [{ value: '', label: 'Me' }] : []),
        { value: 'shared', label: 'Nobody: shared by all' },
        ...eligible.map(({ user_id, full_name }) => ({
          value: user_id,
          label: full_name || 'Without a name',
        })),
      ]}
      {...form.getInputProps('owner_user_id')}
    />
  );
}
