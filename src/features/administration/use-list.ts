import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notify } from '../../shared/notices.ts';
import { explain } from '../../shared/refusal.ts';
import { type Entry, reorder, retireEntry } from './list-writes.ts';
import type { ListKind } from './lists.ts';
import { listQuery } from './queries.ts';

/** What can be done to a list at once, with the way back. */
export function useList(kind: ListKind) {
  const client = useQueryClient();
  const { queryKey } = listQuery(kind);
  const [said, setSaid] = useState('');

  // Every screen that offers these choices, not only this one.
  const reload = () => void client.invalidateQueries({ queryKey: ['lookups'] });

  function fail(error: unknown) {
    notify({ text: `The list is unchanged. ${explain(error).sentence}`, tone: 'failed' });
    reload();
  }

  // One after the other: who presses twice means two places.
  const order = useMutation({
    scope: { id: `order of ${kind}` },
    mutationFn: (codes: string[]) => reorder(kind, codes),
    onError: fail,
    onSettled: () => {
      if (client.isMutating({ mutationKey: ['order', kind] }) === 1) reload();
    },
    mutationKey: ['order', kind],
  });

  const retiring = useMutation({
    mutationFn: ({ entry, isActive }: { entry: Entry; isActive: boolean }) =>
      retireEntry(kind, entry.code, isActive),
    onError: fail,
    onSuccess: (_, { entry, isActive }) => {
      const run = () => retiring.mutate({ entry, isActive: !isActive });
      notify({
        text: isActive ? `“${entry.label}” is offered again.` : `“${entry.label}” is retired.`,
        tone: 'done',
        action: { label: 'Undo', run },
      });
      reload();
    },
  });

  return {
    said,
    reload,
    retire: (entry: Entry) => retiring.mutate({ entry, isActive: !entry.is_active }),
    move(entries: readonly Entry[], from: number, by: number) {
      const moved = [...entries];
      const [entry] = moved.splice(from, 1);
      if (!entry) return;
      moved.splice(from + by, 0, entry);
      const codes = moved.map(({ code }) => code);
      void client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, (shown) =>
        shown ? [...shown].sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code)) : shown,
      );
      setSaid(`${entry.label} is number ${from + by + 1} of ${entries.length}.`);
      order.mutate(codes);
    },
  };
}
