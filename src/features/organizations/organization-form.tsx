import { Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { EditDialog, fieldGrid } from '../../shared/edit-dialog.tsx';
import { useMe } from '../../shared/people.ts';
import { RecordPicker } from '../../shared/record-picker.tsx';
import { recordsWritten } from '../../shared/records-written.ts';
import { useEditForm } from '../../shared/use-edit-form.ts';
import { OrganizationChoices, OwnerChoice } from './organization-choices.tsx';
import {
  blankOrganization,
  columnsOf,
  validate,
  valuesOf,
  wordsFor,
} from './organization-values.ts';
import {
  changeOrganization,
  createOrganization,
  loadOrganization,
  type Organization,
} from './queries.ts';
import { SimilarNames } from './similar-names.tsx';

type Saved = { organization_id: string; name: string };
type Props = {
  /** What is edited; a new one without it. */
  organization?: Organization;
  /** What a new one is called, if that was typed elsewhere. */
  name?: string;
  onClose: () => void;
  onSaved: (saved: Saved) => void;
};

export function OrganizationForm({ organization, name, onClose, onSaved }: Props) {
  const client = useQueryClient();
  const me = useMe();
  const id = organization?.organization_id;
  const blank = { ...blankOrganization, name: name ?? '' };
  const edit = useEditForm({
    draftKey: `organization:${id ?? 'new'}`,
    loaded: organization
      ? { values: valuesOf(organization), version: organization.updated_at }
      : { values: blank, version: null },
    validate,
    save: async (changes, version, values, newId) =>
      version !== null
        ? changeOrganization(id ?? newId, version, columnsOf(changes))
        : createOrganization({
            ...columnsOf(values),
            organization_id: newId,
            name: values.name.trim(),
          }),
    reload: async (newId) => {
      const row = await loadOrganization(id ?? newId);
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
      title={id ? 'Edit the organization' : 'New organization'}
      edit={edit}
      wordsFor={wordsFor}
      saveLabel={id ? 'Save' : 'Add organization'}
      onClose={onClose}
    >
      <div>
        <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
        <SimilarNames name={values.name} own={id} onOpen={onClose} />
      </div>
      <div className={fieldGrid}>
        <OrganizationChoices form={form} />
      </div>
      <RecordPicker
        label="Belongs to"
        kind="organization"
        placeholder="The chain or group it is part of"
        value={
          values.parent_organization_id
            ? { id: values.parent_organization_id, title: values.parent_name }
            : null
        }
        error={form.errors.parent_organization_id}
        onChange={(picked) =>
          form.setValues({
            parent_organization_id: picked?.id ?? '',
            parent_name: picked?.title ?? '',
          })
        }
      />
      {me?.role === 'admin' && <OwnerChoice form={form} isNew={!id} />}
      <Textarea label="Notes" autosize minRows={2} maxRows={8} {...form.getInputProps('notes')} />
    </EditDialog>
  );
}
