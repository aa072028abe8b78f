import { Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { EditDialog, fieldGrid } from '../../shared/edit-dialog.tsx';
import { notify } from '../../shared/notices.ts';
import { organizationNameQuery } from '../../shared/organization-name.ts';
import { RecordPicker } from '../../shared/record-picker.tsx';
import { recordsWritten } from '../../shared/records-written.ts';
import { type EditForm, useEditForm } from '../../shared/use-edit-form.ts';
import {
  blank,
  columnsOf,
  labels,
  type ProductValues,
  validate,
  valuesOf,
  wordsFor,
} from './product-values.ts';
import { changeProduct, createProduct, type Product, reloadProduct } from './queries.ts';

type Saved = { product_id: string; name: string };

type NewProps = {
  principalId?: string;
  principalName?: string;
  onClose: () => void;
  onSaved: (saved: Saved) => void;
};

export function NewProduct(props: NewProps) {
  const { principalId, principalName } = props;
  const principal = useQuery({
    ...organizationNameQuery(principalId),
    enabled: principalId !== undefined && !principalName,
  });
  if (principalId && !principalName && principal.isPending) return null;
  const title = principalName ?? principal.data?.name ?? '';
  const values = title
    ? { ...blank, principal_org_id: principalId ?? '', principal_name: title }
    : blank;
  return <NewProductDialog {...props} values={values} />;
}

function NewProductDialog({ values, onClose, onSaved }: NewProps & { values: ProductValues }) {
  const client = useQueryClient();
  const edit = useEditForm<ProductValues, Saved>({
    draftKey: 'product:new',
    loaded: { values, version: null },
    validate,
    save: async (changes, version, typed, newId) =>
      version !== null
        ? save(newId, changes, version, typed)
        : createProduct({
            ...columnsOf(typed),
            product_id: newId,
            name: typed.name.trim(),
            principal_org_id: typed.principal_org_id,
          }),
    reload,
    onSaved: (saved) => {
      void recordsWritten(client);
      notify({ text: `${saved.name} added.`, tone: 'done' });
      onSaved(saved);
    },
  });
  const { principal_org_id: id, principal_name: title } = edit.form.getValues();
  return (
    <EditDialog
      title="New product"
      edit={edit}
      wordsFor={wordsFor}
      saveLabel="Add product"
      onClose={onClose}
    >
      <RecordPicker
        label="Principal"
        description="The manufacturer. It cannot be changed later, because opportunities would follow it."
        kind="organization"
        required
        autoFocus
        field="principal_org_id"
        value={id ? { id, title } : null}
        error={edit.form.errors.principal_org_id}
        onChange={(picked) =>
          edit.form.setValues({
            ...edit.form.getValues(),
            principal_org_id: picked?.id ?? '',
            principal_name: picked?.title ?? '',
          })
        }
      />
      <ProductFields edit={edit} />
    </EditDialog>
  );
}

async function save(
  id: string,
  changes: Partial<ProductValues>,
  version: string | null,
  { name }: ProductValues,
) {
  if (Object.keys(changes).length === 0) return { product_id: id, name };
  return changeProduct(id, columnsOf(changes), version);
}

async function reload(id: string) {
  const now = await reloadProduct(id);
  return now && { values: valuesOf(now), version: now.updated_at, created: now.created_at };
}

type EditProps = { product: Product; onClose: () => void };

export function EditProduct({ product, onClose }: EditProps) {
  const client = useQueryClient();
  const id = product.product_id;
  const edit = useEditForm<ProductValues, Saved>({
    draftKey: `product:${id}`,
    loaded: { values: valuesOf(product), version: product.updated_at },
    validate,
    save: (changes, version, values) => save(id, changes, version, values),
    reload: () => reload(id),
    onSaved: () => {
      void recordsWritten(client);
      notify({ text: 'Saved.', tone: 'done' });
      onClose();
    },
  });
  return (
    <EditDialog title="Edit product" edit={edit} wordsFor={wordsFor} onClose={onClose}>
      <ProductFields edit={edit} autoFocus />
    </EditDialog>
  );
}

type FieldProps = { edit: EditForm<ProductValues>; autoFocus?: boolean };

function ProductFields({ edit, autoFocus }: FieldProps) {
  const input = (field: keyof ProductValues) => ({
    label: labels[field],
    ...edit.form.getInputProps(field),
  });
  return (
    <>
      <TextInput
        {...input('name')}
        dir="auto"
        required
        maxLength={300}
        data-autofocus={autoFocus || undefined}
      />
      <div className={fieldGrid}>
        <TextInput
          {...input('sku')}
          description="The principal’s own; distributors have theirs."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <TextInput {...input('list_price')} inputMode="decimal" leftSection="$" />
        <TextInput {...input('category')} dir="auto" placeholder="Frozen potatoes" />
        <TextInput {...input('pack_size')} dir="auto" placeholder="6 × 5 lb" />
      </div>
      <Textarea {...input('description')} dir="auto" autosize minRows={2} maxRows={8} />
    </>
  );
}
