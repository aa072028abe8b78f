import type { LucideIcon } from 'lucide-react';
import type { Kind } from '../../shared/search.ts';

export type Found = { kind: Kind; id: string; title: string; subtitle: string | null };

export type Action = {
  kind: 'action';
  id: string;
  title: string;
  icon: LucideIcon;
  /** The shortcut that does the same. */
  keys?: readonly string[];
  /** Other words for it. */
  words?: string;
  run: () => void;
};

export type Choice = Found | Action;
type Group = { label: string; choices: readonly Choice[] };

const kinds: readonly { kind: Kind; label: string }[] = [
  { kind: 'opportunity', label: 'Opportunities' },
  { kind: 'organization', label: 'Organizations' },
  { kind: 'contact', label: 'Contacts' },
  { kind: 'product', label: 'Products' },
];

/** What is offered: records by kind, the best match's kind first; actions that are named like it. */
export function choicesFor(
  typed: string,
  found: readonly { kind: string; id: string; title: string; subtitle: string | null }[],
  actions: readonly Action[],
  recent: readonly Found[],
): Group[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === '') {
    return withoutEmpty([
      { label: 'Opened lately', choices: recent },
      { label: 'Do', choices: actions },
    ]);
  }
  const records = kinds
    .map(({ kind, label }) => ({
      label,
      first: found.findIndex((row) => row.kind === kind),
      choices: found.flatMap(({ id, title, subtitle, kind: found }): Found[] =>
        found === kind ? [{ kind, id, title, subtitle }] : [],
      ),
    }))
    .sort((a, b) => a.first - b.first);
  const named = actions.filter(({ title, words }) =>
    startsWithin(`${title} ${words ?? ''}`.toLocaleLowerCase(), wanted),
  );
  return withoutEmpty([...records, { label: 'Do', choices: named }]);
}

/** Every word that was typed begins one of the text's words. */
function startsWithin(text: string, wanted: string): boolean {
  const words = text.split(/\s+/);
  return wanted.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)));
}

function withoutEmpty(groups: Group[]): Group[] {
  return groups.filter(({ choices }) => choices.length > 0);
}
