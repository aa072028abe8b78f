import { CloseButton, Combobox, InputBase, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { explain } from './refusal.ts';
import styles from './record-picker.module.css';
import { type Kind, searchQuery } from './search.ts';

export type Picked = { id: string; title: string; subtitle?: string | null };

type Props = {
  label: string;
  /** Where its surroundings say it too, as in a bar of filters. */
  hideLabel?: boolean;
  kind: Kind;
  value: Picked | null;
  onChange: (picked: Picked | null) => void;
  placeholder?: string;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  /** The field's name in its form, so that a refusal can bring the focus here. */
  field?: string;
  /** What is offered before anything is typed, and first among what is found. */
  suggestions?: readonly Picked[];
  /** Only what is suggested can be chosen. */
  onlySuggestions?: boolean;
  /** Makes a record of what was typed, and picks it. */
  onCreate?: (name: string) => void;
};

const createValue = 'create';

/** Finds one record by typing: the beginning of any of its words, or nearly. */
export function RecordPicker(props: Props) {
  const { kind, value, onChange, suggestions = [], onlySuggestions, onCreate } = props;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string | null>(null);
  const [text] = useDebouncedValue((typed ?? '').trim(), 150);
  const found = useQuery({
    ...searchQuery(onlySuggestions ? '' : text, kind),
    placeholderData: keepPreviousData,
  });
  const options = optionsFor(typed ?? '', suggestions, onlySuggestions ? [] : (found.data ?? []));
  const isSettled = text === (typed ?? '').trim() && !found.isFetching;
  const [entered, setEntered] = useState(false);

  // What is typed means the first that is found, so that Enter takes it.
  const first = typed?.trim() ? options[0]?.id : undefined;
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (first) selectFirstOption();
  }, [first, selectFirstOption]);

  // Also an Enter that came before the answer.
  useEffect(() => {
    if (!entered || !isSettled) return;
    setEntered(false);
    if (first) choose(first);
  });

  // Not before it is known that there is none; two people may have one name, two organizations may not.
  const isThere = kind === 'organization' && options.some(({ title }) => sameName(title, text));
  const mayCreate = onCreate !== undefined && text !== '' && isSettled && !isThere;

  function choose(chosen: string) {
    if (chosen === createValue) onCreate?.((typed ?? '').trim());
    else onChange(options.find(({ id }) => id === chosen) ?? null);
    setTyped(null);
    combobox.closeDropdown();
  }

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      withinPortal={false}
      floatingStrategy="fixed"
    >
      <Combobox.Target withExpandedAttribute>
        <InputBase
          role="combobox"
          label={props.hideLabel ? undefined : props.label}
          aria-label={props.hideLabel ? props.label : undefined}
          description={props.description}
          error={props.error}
          required={props.required}
          disabled={props.disabled}
          placeholder={props.placeholder ?? 'Type to find'}
          autoComplete="off"
          data-autofocus={props.autoFocus || undefined}
          data-path={props.field}
          value={typed ?? value?.title ?? ''}
          rightSection={
            value && !props.disabled ? (
              <CloseButton
                size="sm"
                aria-label={`Clear ${props.label}`}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  setTyped(null);
                  onChange(null);
                }}
              />
            ) : null
          }
          onKeyDownCapture={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !typed?.trim()) return;
            event.preventDefault();
            if (isSettled) return;
            event.stopPropagation();
            setEntered(true);
          }}
          onChange={(event) => {
            setEntered(false);
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={(event) => {
            event.currentTarget.select();
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            setTyped(null);
          }}
        />
      </Combobox.Target>
      {/* Nothing to offer before anything is typed: then it only covers what stands below. */}
      <Combobox.Dropdown hidden={options.length === 0 && !typed?.trim()}>
        <Combobox.Options mah="16rem" className={styles.options} aria-label={props.label}>
          {options.map(({ id, title, subtitle }) => (
            <Combobox.Option key={id} value={id} active={id === value?.id}>
              <bdi className={styles.title}>{title}</bdi>
              {subtitle && <bdi className={styles.subtitle}>{subtitle}</bdi>}
            </Combobox.Option>
          ))}
          {mayCreate && <Combobox.Option value={createValue}>Create “{text}”</Combobox.Option>}
          {options.length === 0 && !mayCreate && (
            // A listbox holds options only, so this is one that cannot be chosen.
            <Combobox.Option value="" disabled className={styles.nothing}>
              {emptyText(typed ?? '', found)}
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function optionsFor(typed: string, suggestions: readonly Picked[], found: readonly Picked[]) {
  const wanted = typed.trim().toLocaleLowerCase();
  const suggested = suggestions.filter(({ title, subtitle }) =>
    `${title} ${subtitle ?? ''}`.toLocaleLowerCase().includes(wanted),
  );
  const known = new Set(suggested.map(({ id }) => id));
  return wanted === '' ? suggested : [...suggested, ...found.filter(({ id }) => !known.has(id))];
}

function sameName(one: string, other: string) {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase();
}

function emptyText(typed: string, found: { isFetching: boolean; error: unknown }) {
  if (found.error) return explain(found.error).sentence;
  if (found.isFetching) return 'Searching…';
  return typed.trim() === '' ? 'Type a name' : 'Nothing is named like this';
}
