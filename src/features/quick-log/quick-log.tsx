import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { type Picked, RecordPicker } from '../../shared/record-picker.tsx';
import { useUserId } from '../../shared/session.ts';
import { type Chosen, chosenQuery, likelyQuery } from './queries.ts';

/** The opportunity as far as it is known: without a network that may be its name. */
export type About = { opportunity_id: string; organization_name: string } & Partial<Chosen>;

type Props = {
  /** Empty: to be chosen here. */
  opportunityId: string;
  onChoose: (opportunity: Picked | null) => void;
  onClose: () => void;
  logForm: (props: {
    about: About | null;
    onUnaddressed: () => void;
    picker: ReactNode;
  }) => ReactNode;
};

/** One entry from anywhere: whom it was with, then what happened. */
export function QuickLog({ opportunityId, onChoose, onClose, logForm }: Props) {
  const likely = useQuery(likelyQuery(useUserId()));
  const chosen = useQuery(chosenQuery(opportunityId));
  const onPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const frame = useRef<HTMLDivElement>(null);
  const [missing, setMissing] = useState(false);
  const [picked, setPicked] = useState<Picked | null>(null);

  const known =
    chosen.data ?? likely.data?.find((each) => each.opportunity_id === opportunityId) ?? null;
  const named = picked?.id === opportunityId ? picked.title : 'This opportunity';
  const about: About | null =
    opportunityId === ''
      ? null
      : { opportunity_id: opportunityId, organization_name: named, ...known };
  const gone = opportunityId !== '' && chosen.data === null;

  return (
    <Modal
      opened
      onClose={onClose}
      title="Log an interaction"
      size="lg"
      fullScreen={onPhone}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div ref={frame}>
        {logForm({
          about: gone ? null : about,
          onUnaddressed: () => {
            setMissing(true);
            frame.current?.querySelector<HTMLInputElement>('[data-path="opportunity"]')?.focus();
          },
          picker: (
            <RecordPicker
              label="About"
              kind="opportunity"
              field="opportunity"
              placeholder="Type a customer or an opportunity"
              autoFocus={about === null}
              value={about && { id: opportunityId, title: about.organization_name }}
              description={known ? inWords(known) : undefined}
              error={problem(missing && about === null, gone)}
              suggestions={(likely.data ?? []).map((each) => ({
                id: each.opportunity_id,
                title: each.organization_name,
                subtitle: inWords(each),
              }))}
              onChange={(next) => {
                setMissing(false);
                setPicked(next);
                onChoose(next);
              }}
            />
          ),
        })}
      </div>
    </Modal>
  );
}

function inWords({ product_name, principal_name, stage_label }: Chosen): string {
  return [product_name, principal_name, stage_label].filter(Boolean).join(' · ');
}

function problem(missing: boolean, gone: boolean): string | undefined {
  if (gone)
    return 'It was archived, or it belongs to somebody whose work you do not see. Choose another.';
  return missing ? 'Choose what this was about.' : undefined;
}
