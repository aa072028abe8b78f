import { Modal, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { explain } from '../../shared/refusal.ts';
import { searchQuery } from '../../shared/search.ts';
import { type Action, type Choice, choicesFor, type Found } from './choices.ts';
import { ChoiceList } from './choice-list.tsx';
import styles from './palette.module.css';

type Props = {
  actions: readonly Action[];
  recent: readonly Found[];
  onOpen: (found: Found) => void;
  onClose: () => void;
};

/** Finds any record, and does anything that can be done from anywhere. */
export function Palette({ actions, recent, onOpen, onClose }: Props) {
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 120);
  const search = useQuery({ ...searchQuery(settled), placeholderData: keepPreviousData });
  const isFresh = settled === typed.trim() && !search.isFetching;
  const groups = choicesFor(typed, search.data ?? [], actions, recent);
  const choices = groups.flatMap((group) => group.choices);
  const [index, setIndex] = useState(0);
  const [entered, setEntered] = useState(false);
  const active = choices[Math.min(index, choices.length - 1)];

  function choose(choice: Choice) {
    onClose();
    if (choice.kind === 'action') choice.run();
    else onOpen(choice);
  }

  // Enter came before the answer: it means the first that is found.
  useEffect(() => {
    if (!entered || !isFresh) return;
    setEntered(false);
    if (choices[0]) choose(choices[0]);
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || choices.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setIndex((index + step + choices.length) % choices.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      if (isFresh || index > 0) active && choose(active);
      else setEntered(true);
    }
  }

  return (
    <Modal opened onClose={onClose} withCloseButton={false} padding={0} size="lg">
      <Modal.Title className={styles.name}>Search</Modal.Title>
      <div className={styles.search}>
        <Search size={18} aria-hidden />
        <input
          className={styles.input}
          role="combobox"
          aria-label="Search, or say what to do"
          aria-expanded={choices.length > 0}
          aria-controls={listId}
          aria-activedescendant={active && `${listId}-${active.id}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder="Search, or say what to do"
          data-autofocus
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setIndex(0);
            setEntered(false);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ChoiceList id={listId} groups={groups} active={active} onChoose={choose} />
      {search.error && typed.trim() !== '' && (
        <p className={styles.note} role="alert">
          {explain(search.error).sentence}
        </p>
      )}
      <VisuallyHidden role="status">
        {typed.trim() !== '' && isFresh && countOf(choices.length)}
      </VisuallyHidden>
      {choices.length === 0 && !search.error && (
        <p className={styles.note}>{isFresh ? 'Nothing is named like this.' : 'Searching…'}</p>
      )}
    </Modal>
  );
}

function countOf(found: number): string {
  return found === 1 ? '1 found' : `${found} found`;
}
