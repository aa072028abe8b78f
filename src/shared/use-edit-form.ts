import { type UseFormReturnType, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { dropStored, readStored, store } from './draft-store.ts';
import { type Clash, changesBetween, merge, type Values } from './merge.ts';
import { type Explanation, explain, isTakenId, Refusal } from './refusal.ts';
import { useUserId } from './session.ts';

/**
 * A record as a form knows it; `version` is its `updated_at`, and null before it is created.
 * `created` is the version that it was created with.
 */
export type Loaded<V extends Values> = { values: V; version: string | null; created?: string };

type Options<V extends Values, Saved> = {
  /** What is edited: "organization:new", "organization:6f1c…". The draft is kept under it. */
  draftKey: string;
  loaded: Loaded<V>;
  validate?: (values: V) => { [Field in keyof V]?: string };
  /**
   * Writes the changed fields where the row still has that version, and returns what was saved;
   * null where no row has it: somebody changed it meanwhile, or it is gone. A new record, which has
   * no version, is created under `newId`.
   */
  save: (
    changes: Partial<V>,
    version: string | null,
    values: V,
    newId: string,
  ) => Promise<Saved | null>;
  /** The record as it is now; null where it is gone. Of a new record, the one with `newId`. */
  reload?: (newId: string) => Promise<Loaded<V> | null>;
  onSaved: (saved: Saved) => void;
};

export type EditForm<V extends Values> = {
  form: UseFormReturnType<V>;
  submit: (event?: React.FormEvent<HTMLFormElement>) => void;
  /** What went wrong and belongs to no field. */
  failure: Explanation | null;
  /** Fields that somebody else has changed meanwhile, and this person too. */
  clashes: Clash<V>[];
  resolve: (field: Clash<V>['field'], whose: 'mine' | 'theirs') => void;
  isSaving: boolean;
  isDirty: boolean;
  /** What was typed earlier, and not saved, is back. */
  isRestored: boolean;
  discard: () => void;
};

/**
 * One form to create and to edit. What is typed outlives a reload; a refusal stands beside its
 * field; what somebody else saved meanwhile is merged, or asked about, and never overwritten.
 */
export function useEditForm<V extends Values, Saved>(options: Options<V, Saved>): EditForm<V> {
  const { draftKey, validate, save, reload, onSaved } = options;
  const userId = useUserId();
  const [kept] = useState(() => readDraft(userId, draftKey, options.loaded));
  const [loaded, setLoaded] = useState(kept?.loaded ?? options.loaded);
  // Chosen here and kept with the draft, so that saving twice makes one record.
  const [newId, setNewId] = useState(() => kept?.newId ?? crypto.randomUUID());
  const [clashes, setClashes] = useState<Clash<V>[]>([]);
  const [failure, setFailure] = useState<Explanation | null>(null);
  const form = useForm<V>({
    initialValues: kept?.values ?? options.loaded.values,
    onValuesChange: (values) => keep(loaded, values),
  });
  const isDirty = Object.keys(changesBetween(loaded.values, form.getValues())).length > 0;

  function keep(from: Loaded<V>, values: V) {
    const hasChanges = Object.keys(changesBetween(from.values, values)).length > 0;
    if (hasChanges) store(userId, draftKey, { loaded: from, values, newId });
    else dropStored(userId, draftKey);
  }

  async function write(from: Loaded<V>, values: V): Promise<Saved | null> {
    // The id is kept even where nothing was typed, for the case that the answer gets lost.
    if (from.version === null) store(userId, draftKey, { loaded: from, values, newId });
    const changes = changesBetween(from.values, values);
    const saved = await save(changes, from.version, values, newId).catch(async (error) => {
      // The answer to an earlier attempt was lost: the record is there.
      const there = from.version === null && isTakenId(error) ? await reload?.(newId) : null;
      if (!there) throw error;
      if (there.version !== there.created) return meet(from, there, values);
      // Nobody else has had it in hands: it takes what was typed since.
      setLoaded(there);
      return write(there, values);
    });
    if (saved !== null) return saved;
    const now = await reload?.(newId);
    // Gone; or there, unchanged, and not to be written by this person.
    if (!now || now.version === from.version) {
      throw new Refusal({ code: 'KP701', message: 'The record cannot be changed.' });
    }
    return meet(from, now, values);
  }

  /** What somebody else saved meanwhile, and what stands in the form. */
  async function meet(from: Loaded<V>, now: Loaded<V>, values: V): Promise<Saved | null> {
    const { merged, clashes: found } = merge(from.values, now.values, values);
    setLoaded(now);
    form.setValues(merged);
    keep(now, merged);
    if (found.length === 0) return write(now, merged);
    setClashes(found);
    return null;
  }

  const mutation = useMutation({
    mutationFn: (values: V) => write(loaded, values),
    onSuccess: (saved) => {
      if (saved === null) return;
      dropStored(userId, draftKey);
      onSaved(saved);
    },
    onError: (error) => {
      const found = explain(error);
      const field = found.field && found.field in form.getValues() ? found.field : null;
      if (!field) return setFailure(found);
      form.setFieldError(field, found.sentence);
      form.getInputNode(field)?.focus();
    },
  });

  return {
    form,
    submit(event) {
      event?.preventDefault();
      if (mutation.isPending || clashes.length > 0) return;
      setFailure(null);
      const values = form.getValues();
      const errors = validate?.(values) ?? {};
      form.setErrors(errors);
      const [first] = Object.keys(errors);
      if (first) form.getInputNode(first)?.focus();
      else mutation.mutate(values);
    },
    failure,
    clashes,
    resolve(field, whose) {
      const clash = clashes.find((each) => each.field === field);
      if (whose === 'theirs' && clash) {
        form.setValues({ ...form.getValues(), [field]: clash.theirs });
      }
      setClashes(clashes.filter((each) => each.field !== field));
    },
    isSaving: mutation.isPending,
    isDirty,
    isRestored: kept !== null && isDirty,
    discard() {
      dropStored(userId, draftKey);
      // What is begun afresh is another record, whatever has become of the one before.
      const fresh = options.loaded.version === null ? options.loaded : loaded;
      setNewId(crypto.randomUUID());
      setLoaded(fresh);
      form.setValues(fresh.values);
      setClashes([]);
    },
  };
}

function readDraft<V extends Values>(userId: string, key: string, loaded: Loaded<V>) {
  const stored = readStored(userId, key);
  if (typeof stored !== 'object' || stored === null) return null;
  if (!('values' in stored) || !('loaded' in stored)) return null;
  const base = stored.loaded;
  if (typeof base !== 'object' || base === null || !('values' in base)) return null;
  const version = 'version' in base && typeof base.version === 'string' ? base.version : null;
  return {
    newId: 'newId' in stored && typeof stored.newId === 'string' ? stored.newId : undefined,
    values: fill(loaded.values, stored.values),
    loaded: { values: fill(loaded.values, base.values), version },
  };
}

/** What was stored, in the fields that the form has today. */
function fill<V extends Values>(fields: V, stored: unknown): V {
  if (typeof stored !== 'object' || stored === null) return fields;
  const known = Object.entries(stored).filter(
    ([key, value]) => key in fields && typeof value === typeof fields[key],
  );
  return { ...fields, ...Object.fromEntries(known) };
}
