import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notify } from '../../shared/notices.ts';
import { peopleQuery } from '../../shared/people.ts';
import { recordsWritten } from '../../shared/records-written.ts';
import { explain } from '../../shared/refusal.ts';
import styles from './account.module.css';
import { AccountPart } from './account-part.tsx';
import { emailQuery, saveName } from './queries.ts';

export function NamePart({ me }: { me: { user_id: string; full_name: string } }) {
  const client = useQueryClient();
  const email = useQuery(emailQuery);
  const [name, setName] = useState(me.full_name);
  const save = useMutation({
    mutationFn: () => saveName(me.user_id, me.full_name, name.trim()),
    onSuccess: () => {
      notify({ text: 'Your name is saved.', tone: 'done' });
      return Promise.all([
        client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
        recordsWritten(client),
      ]);
    },
  });
  const isChanged = name.trim() !== me.full_name && name.trim() !== '';
  return (
    <AccountPart title="You">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged) save.mutate();
        }}
      >
        <TextInput
          label="Name"
          description="Your colleagues see it beside what you own."
          autoComplete="name"
          maxLength={200}
          value={name}
          error={save.error && explain(save.error).sentence}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.isPending} disabled={!isChanged}>
          Save
        </Button>
      </form>
      <p className={styles.hint}>
        You sign in as <bdi>{email.data}</bdi>. An administrator changes your role, and whom you
        report to.
      </p>
    </AccountPart>
  );
}
