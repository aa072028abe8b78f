import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Compass, MessageSquarePlus } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { FailureMessage, Message } from '../../shared/message.tsx';
import { usePageTitle } from '../../shared/page-title.ts';
import { NextStepPanel } from './next-step-panel.tsx';
import { OpportunityFacts } from './opportunity-facts.tsx';
import { BackToPipeline, OpportunityHead } from './opportunity-head.tsx';
import styles from './opportunity-page.module.css';
import { type Opportunity, opportunityQuery } from './queries.ts';
import { StagePanel } from './stage-panel.tsx';
import { StatusPanel } from './status-panel.tsx';

type Props = {
  id: string;
  hasDraft: boolean;
  logForm: (props: { opportunity: Opportunity; close: () => void }) => ReactNode;
  timeline: (opportunity: Opportunity) => ReactNode;
};

export function OpportunityPage({ id, hasDraft, logForm, timeline }: Props) {
  const query = useQuery(opportunityQuery(id));
  usePageTitle(query.data?.organization_name ?? 'Opportunity');
  if (query.isPending) return <BlankPage />;
  if (query.isError && !query.data) {
    return <FailureMessage error={query.error} retry={() => void query.refetch()} />;
  }
  if (!query.data) {
    return (
      <Message
        icon={<Compass size={28} />}
        title="This opportunity is not here"
        action={
          <Button component={Link} to="/pipeline">
            Go to the pipeline
          </Button>
        }
      >
        It was archived, or it belongs to somebody whose work you do not see.
      </Message>
    );
  }
  const opportunity = query.data;
  return (
    <div className={styles.page}>
      <OpportunityHead opportunity={opportunity} />
      <div className={styles.grid}>
        <LogSection startOpen={hasDraft}>{(close) => logForm({ opportunity, close })}</LogSection>
        <aside className={styles.side} aria-label="State and facts">
          <NextStepPanel opportunity={opportunity} />
          <StagePanel opportunity={opportunity} />
          <StatusPanel opportunity={opportunity} />
          <OpportunityFacts opportunity={opportunity} />
        </aside>
        <section className={styles.timeline} aria-labelledby="timeline-title">
          <h2 className={styles.section} id="timeline-title">
            Timeline
          </h2>
          {timeline(opportunity)}
        </section>
      </div>
    </div>
  );
}

type LogProps = { startOpen: boolean; children: (close: () => void) => ReactNode };

function LogSection({ startOpen, children }: LogProps) {
  const [open, setOpen] = useState(startOpen);
  const opener = useRef<HTMLButtonElement>(null);
  if (!open) {
    return (
      <div className={styles.log}>
        <Button
          ref={opener}
          leftSection={<MessageSquarePlus size={16} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          Log an interaction
        </Button>
      </div>
    );
  }
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  return (
    <section className={`${styles.log} ${styles.panel}`} aria-labelledby="log-title">
      <h2 className={styles.section} id="log-title">
        Log an interaction
      </h2>
      {children(close)}
    </section>
  );
}

function BlankPage() {
  return (
    <div className={styles.page} role="status" aria-label="Loading the opportunity">
      <BackToPipeline />
      <div className={styles.blankTitle} />
      <div className={styles.grid}>
        <div className={`${styles.timeline} ${styles.blank}`} />
        <div className={styles.side}>
          <div className={styles.blank} />
          <div className={styles.blank} />
        </div>
      </div>
    </div>
  );
}
