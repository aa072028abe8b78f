import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { MessageSquarePlus } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { FailureMessage } from '../../shared/message.tsx';
import { NotHere } from '../../shared/not-here.tsx';
import { usePageTitle } from '../../shared/page-title.ts';
import { Page } from '../../shared/page.tsx';
import { useWhenQuiet } from '../../shared/when-quiet.ts';
import { NextStepPanel } from './next-step-panel.tsx';
import { OpportunityFacts } from './opportunity-facts.tsx';
import { BackToPipeline, OpportunityHead, toPipeline } from './opportunity-head.tsx';
import styles from './opportunity-page.module.css';
import { PageMenu } from './page-menu.tsx';
import { type Opportunity, opportunityQuery } from './queries.ts';
import { StagePanel, StatusPanel } from './state-panel.tsx';

const loadEditOpportunity = async () => ({
  default: (await import('./edit-opportunity.tsx')).EditOpportunity,
});
const EditOpportunity = lazy(loadEditOpportunity);

type Props = {
  id: string;
  hasDraft: boolean;
  logForm: (props: { opportunity: Opportunity; close: () => void }) => ReactNode;
  timeline: (opportunity: Opportunity) => ReactNode;
  stakeholders: (opportunity: Opportunity) => ReactNode;
};

export function OpportunityPage({ id, hasDraft, logForm, timeline, stakeholders }: Props) {
  const query = useQuery(opportunityQuery(id));
  usePageTitle(query.data?.organization_name ?? 'Opportunity');
  if (query.isPending) return <BlankPage />;
  if (query.isError && !query.data) {
    return (
      <Page title="Opportunity" back={toPipeline}>
        <FailureMessage error={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  }
  if (!query.data) {
    return (
      <NotHere
        kind="opportunity"
        id={id}
        back={toPipeline}
        restoring="Restoring brings its interactions back too."
        reason="It was archived, or it belongs to somebody whose work you do not see."
      />
    );
  }
  return (
    <Loaded
      opportunity={query.data}
      hasDraft={hasDraft}
      logForm={logForm}
      timeline={timeline}
      stakeholders={stakeholders}
    />
  );
}

type LoadedProps = Omit<Props, 'id'> & { opportunity: Opportunity };

function Loaded({ opportunity, hasDraft, logForm, timeline, stakeholders }: LoadedProps) {
  const [editing, setEditing] = useState(false);
  const edit = () => setEditing(true);
  useHotkeys([['e', edit]]);
  useWhenQuiet(loadEditOpportunity);
  return (
    <div className={styles.page}>
      <OpportunityHead
        opportunity={opportunity}
        menu={<PageMenu opportunity={opportunity} onEdit={edit} />}
      />
      <div className={styles.grid}>
        <LogSection startOpen={hasDraft}>{(close) => logForm({ opportunity, close })}</LogSection>
        <aside className={styles.side} aria-label="State and facts">
          <NextStepPanel opportunity={opportunity} />
          <StagePanel opportunity={opportunity} />
          <StatusPanel opportunity={opportunity} />
          <section className={styles.panel} aria-labelledby="stakeholders-title">
            <h2 className={styles.section} id="stakeholders-title">
              Stakeholders
            </h2>
            {stakeholders(opportunity)}
          </section>
          <OpportunityFacts opportunity={opportunity} onEdit={edit} />
        </aside>
        <section className={styles.timeline} aria-labelledby="timeline-title">
          <h2 className={styles.section} id="timeline-title">
            Timeline
          </h2>
          {timeline(opportunity)}
        </section>
      </div>
      <Suspense>
        {editing && <EditOpportunity opportunity={opportunity} onClose={() => setEditing(false)} />}
      </Suspense>
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
