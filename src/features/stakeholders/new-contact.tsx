import { TextInput } from '@mantine/core';
import { EditDialog, fieldGrid } from '../../shared/edit-dialog.tsx';
import { useEditForm } from '../../shared/use-edit-form.ts';
import { createContact } from './queries.ts';

const labels = {
  first_name: 'First name',
  last_name: 'Last name',
  email: 'E-mail',
  phone: 'Phone',
};

type Props = {
  typed: string;
  organization: { id: string; name: string };
  onCreated: (id: string, name: string) => void;
  onClose: () => void;
};

/** Somebody at the customer whom nobody had written down yet. */
export function NewContact({ typed, organization, onCreated, onClose }: Props) {
  const [first, ...others] = typed.split(/\s+/);
  const edit = useEditForm({
    draftKey: `stakeholder:new:${organization.id}`,
    loaded: {
      values: { first_name: first ?? '', last_name: others.join(' '), email: '', phone: '' },
      version: null,
    },
    validate: ({ first_name, last_name }) =>
      (first_name + last_name).trim() === '' ? { first_name: 'Give at least one name.' } : {},
    save: async (_changes, _version, values, newId) => {
      const [first_name, last_name] = [values.first_name.trim(), values.last_name.trim()];
      await createContact({
        contact_id: newId,
        organization_id: organization.id,
        first_name,
        last_name,
        email: values.email.trim() || null,
        phone: values.phone.trim() || null,
      });
      return { id: newId, name: `${first_name} ${last_name}`.trim() };
    },
    onSaved: ({ id, name }) => onCreated(id, name),
  });
  const field = (name: keyof typeof labels) => ({
    label: labels[name],
    ...edit.form.getInputProps(name),
  });
  return (
    <EditDialog
      title={`New contact at ${organization.name}`}
      edit={edit}
      saveLabel="Create and add"
      wordsFor={(name, value) => ({ label: labels[name], value: String(value) })}
      onClose={onClose}
    >
      <div className={fieldGrid}>
        <TextInput data-autofocus dir="auto" {...field('first_name')} />
        <TextInput dir="auto" {...field('last_name')} />
        <TextInput type="email" inputMode="email" {...field('email')} />
        <TextInput type="tel" inputMode="tel" {...field('phone')} />
      </div>
    </EditDialog>
  );
}
