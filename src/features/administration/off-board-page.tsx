import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { UserSearch } from 'lucide-react';
import { useState } from 'react';
import { FailureMessage, Message } from '../../shared/message.tsx';
import { Page } from '../../shared/page.tsx';
import { peopleQuery } from '../../shared/people.ts';
import { ForAdministrators } from './administration-frame.tsx';
import { OffBoardDone } from './off-board-done.tsx';
import { OffBoardOwned } from './off-board-owned.tsx';
import { OffBoardSteps } from './off-board-steps.tsx';
import { OffBoardWho } from './off-board-who.tsx';
import type { Owned } from './footprint.ts';
import { nameOf } from './person-words.ts';
import { footprintQuery } from './queries.ts';

type Result = { to: string; disabled: boolean; moved: Owned[] };

export function OffBoardPage() {
  return (
    <ForAdministrators title="Off-board somebody">
      <OffBoard />
    </ForAdministrators>
  );
}

function OffBoard() {
  const { userId } = useParams({ from: '/signed-in/administration/people/$userId/offboard' });
  const people = useQuery(peopleQuery);
  const footprint = useQuery(footprintQuery(userId));
  const [choosing, setChoosing] = useState(false);
  const [result, setResult] = useState<Result | null>(null);
  const person = people.data?.find((each) => each.user_id === userId);

  const failed = people.isLoadingError ? people : footprint.isLoadingError ? footprint : null;
  const title = person ? `Off-board ${nameOf(person)}` : 'Off-board somebody';
  const step = result ? 3 : choosing ? 2 : 1;
  const reports = people.data?.filter((each) => each.manager_user_id === userId).length ?? 0;
  const owned = [...(footprint.data ?? []), { table_name: 'public.user_profiles', rows: reports }];
  return (
    <Page title={title} back={{ to: '/administration/people', label: 'People' }}>
      {failed ? (
        <FailureMessage error={failed.error} retry={() => void failed.refetch()} />
      ) : people.data && !person ? (
        <Message icon={<UserSearch size={28} />} title="There is no such person">
          The account may have been deleted, or the address is mistyped.
        </Message>
      ) : person && people.data ? (
        <OffBoardSteps current={step}>
          {result ? (
            <OffBoardDone person={person} people={people.data} {...result} />
          ) : choosing ? (
            <OffBoardWho
              person={person}
              people={people.data}
              owned={owned}
              onBack={() => setChoosing(false)}
              onDone={setResult}
            />
          ) : (
            <OffBoardOwned
              person={person}
              owned={footprint.data && owned}
              onNext={() => setChoosing(true)}
            />
          )}
        </OffBoardSteps>
      ) : null}
    </Page>
  );
}
