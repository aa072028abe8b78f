import { NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { changeContact, createContact, loadContact } from '../../shared/contact-record.ts';
import { EditDialog, fieldGrid } from '../../shared/edit-dialog.tsx';
import { influences } from '../../shared/influence.ts';
import { type Picked, RecordPicker } from '../../shared/record-picker.tsx';
import { recordsWritten } from '../../shared/records-written.ts';
import { useEditForm } from '../../shared/use-edit-form.ts';
import { blankContact, columnsOf, validate, valuesOf, wordsFor } from './contact-values.ts';
import { type Contact, setPrimaryContact } from './queries.ts';

type Saved = { contact_id: string; full_name: string | null };
type Props = {
  /** Who is edited; somebody new without it. */
  contact?: Contact;
  /** Where somebody new works, if that is known. */
  organization?: Picked | null;
  onClose: () => void;
  onSaved: (saved: Saved) => void;
};

export function ContactForm({ contact, organization, onClose, onSaved }: Props) {
  const client = useQueryClient();
  const id = contact?.contact_id;
  const blank = {
    ...blankContact,
    organization_id: organization?.id ?? '',
    organization_name: organization?.title ?? '',
  };
  const edit = useEditForm({
    draftKey: id ? `contact:${id}` : `contact:new:${organization?.id ?? ''}`,
    loaded: contact
      ? { values: valuesOf(contact), version: contact.updated_at }
      : { values: blank, version: null },
    validate,
    save: async (changes, version, values, newId) => {
      const { is_primary: primaryChanged, ...columns } = changes;
      const saved =
        version !== null
          ? await changeContact(id ?? newId, version, columnsOf(columns))
          : await createContact({
              ...columnsOf(values),
              contact_id: newId,
              organization_id: values.organization_id,
            });
      const hasMoved = changes.organization_id !== undefined && values.is_primary;
      if (saved && (primaryChanged !== undefined || hasMoved)) {
        await setPrimaryContact(saved.contact_id, values.is_primary);
      }
      return saved;
    },
    reload: async (newId) => {
      const row = await loadContact(id ?? newId);
      return row && { values: valuesOf(row), version: row.updated_at, created: row.created_at };
    },
    onSaved: (saved: Saved) => {
      void recordsWritten(client);
      onClose();
      onSaved(saved);
    },
  });
  const { form } = edit;
  const values = form.getValues();

  return (
    <EditDialog
      title={id ? 'Edit the contact' : 'New contact'}
      edit={edit}
      wordsFor={wordsFor}
      saveLabel={id ? 'Save' : 'Add contact'}
      onClose={onClose}
    >
      <div className={fieldGrid}>
        <TextInput label="First name" data-autofocus {...form.getInputProps('first_name')} />
        <TextInput label="Last name" {...form.getInputProps('last_name')} />
      </div>
      <RecordPicker
        label="Organization"
        kind="organization"
        required
        value={
          values.organization_id
            ? { id: values.organization_id, title: values.organization_name }
            : null
        }
        error={form.errors.organization_id}
        onChange={(picked) =>
          form.setValues({
            organization_id: picked?.id ?? '',
            organization_name: picked?.title ?? '',
          })
        }
      />
      <div className={fieldGrid}>
        <TextInput label="Title" placeholder="Executive chef" {...form.getInputProps('title')} />
        <NativeSelect
          label="Influence"
          data={[{ value: '', label: 'Not known yet' }, ...influences]}
          {...form.getInputProps('role')}
        />
        <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
        <TextInput label="Phone" type="tel" {...form.getInputProps('phone')} />
        <TextInput label="Mobile" type="tel" {...form.getInputProps('mobile_phone')} />
      </div>
      <Switch
        label="Primary contact: whom one asks for first"
        {...form.getInputProps('is_primary', { type: 'checkbox' })}
      />
      <Textarea label="Notes" autosize minRows={2} maxRows={8} {...form.getInputProps('notes')} />
    </EditDialog>
  );
}
