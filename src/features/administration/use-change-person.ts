import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notify } from '../../shared/notices.ts';
import { peopleQuery } from '../../shared/people.ts';
import { explain } from '../../shared/refusal.ts';
import { changePerson, type Person, type PersonChange } from './people-writes.ts';

type Wish = { person: Person; change: PersonChange; done: string };

export type ChangePerson = (wish: Wish) => void;

/** Changes somebody at once, says so, and offers the way back. */
export function useChangePerson(): ChangePerson {
  const client = useQueryClient();
  const { queryKey } = peopleQuery;

  const mutation = useMutation({
    mutationFn: ({ person, change }: Wish) => changePerson(person, change),
    onMutate: async ({ person, change }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, (people) =>
        people?.map((each) => (each.user_id === person.user_id ? { ...each, ...change } : each)),
      );
      return before;
    },
    onError: (error, { person }, before) => {
      client.setQueryData(queryKey, before);
      const { sentence } = explain(error);
      notify({ text: `${person.full_name} is unchanged. ${sentence}`, tone: 'failed' });
    },
    onSuccess: (_, { person, change, done }) => {
      const back: PersonChange = {};
      if (change.role !== undefined) back.role = person.role;
      if (change.status !== undefined) back.status = person.status;
      if (change.manager_user_id !== undefined) back.manager_user_id = person.manager_user_id;
      const run = () =>
        mutation.mutate({
          person: { ...person, ...change },
          change: back,
          done: `${person.full_name} is as before.`,
        });
      notify({ text: done, tone: 'done', action: { label: 'Undo', run } });
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return mutation.mutate;
}
