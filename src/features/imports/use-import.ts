import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  checkImport,
  type Import,
  importQuery,
  type Options,
  runImport,
  undoImport,
} from './queries.ts';

/** What can be done with an import. Each may be tried again: the server does it once. */
export function useImport({ import_id: id }: Import) {
  const client = useQueryClient();
  const settle = (about: Import) => {
    client.setQueryData(importQuery(id).queryKey, about);
    // An import touches everything that other screens have loaded.
    return client.invalidateQueries();
  };
  return {
    check: useMutation({
      mutationFn: (options: Options) => checkImport(id, options),
      onSuccess: settle,
    }),
    run: useMutation({ mutationFn: () => runImport(id), onSuccess: settle }),
    undo: useMutation({ mutationFn: () => undoImport(id), onSuccess: settle }),
  };
}
