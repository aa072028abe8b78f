import { Button } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { Message } from '../shared/message.tsx';
import { usePageTitle } from '../shared/page-title.ts';

/** The error boundary of every screen: the frame around it goes on working. */
export function Crash({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  usePageTitle('Something broke');
  return (
    <div role="alert">
      <Message
        icon={<CircleAlert size={28} />}
        title="This screen broke"
        action={
          <Button
            onClick={() => {
              reset();
              void router.invalidate();
            }}
          >
            Try again
          </Button>
        }
      >
        What you saved is safe. {error instanceof Error && error.message}
      </Message>
    </div>
  );
}
