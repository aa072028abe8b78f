import { TextInput } from '@mantine/core';
import { changeContact, createContact, loadContact } from '../../shared/contact-record.ts';
import { EditDialog, fieldGrid } from '../../shared/edit-dialog.tsx';
import { useEditForm } from '../../shared/use-edit-form.ts';

const labels = {
  first_name: 'First name',
  last_name: 'Last name',
  email: 'E-mail',
  phone: 'Phone',
};

type Values = Record<keyof typeof labels, string>;

function valuesOf(contact: NonNullable<Awaited<ReturnType<typeof loadContact>>>): Values {
  const { first_name, last_name, email, phone } = contact;
  return { first_name, last_name, email: email ?? '', phone: phone ?? '' };
}

function columnsOf({ first_name, last_name, email, phone }: Partial<Values>) {
  return {
    first_name: first_name?.trim(),
    last_name: last_name?.trim(),
    email: email === undefined ? undefined : email.trim() || null,
    phone: phone === undefined ? undefined : phone.trim() || null,
  };
}

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
    save: (changes, version, values, newId) =>
      version === null
        ? createContact({
            ...columnsOf(values),
            contact_id: newId,
            organization_id: organization.id,
          })
        : changeContact(newId, version, columnsOf(changes)),
    reload: async (newId) => {
      const now = await loadContact(newId);
      return now && { values: valuesOf(now), version: now.updated_at, created: now.created_at };
    },
    onSaved: ({ contact_id: id, full_name: name }) => onCreated(id, name ?? ''),
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
