import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { Message } from '../shared/message.tsx';
import { usePageTitle } from '../shared/page-title.ts';

export function NotFound() {
  usePageTitle('Not found');
  return (
    <Message
      icon={<Compass size={28} />}
      title="There is no such page"
      action={
        <Button component={Link} to="/pipeline">
          Go to the pipeline
        </Button>
      }
    >
      The address may be old, or mistyped.
    </Message>
  );
}
