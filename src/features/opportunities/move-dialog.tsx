import { Modal, SegmentedControl } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ChooseProduct } from './choose-product.tsx';
import styles from './move-dialog.module.css';
import type { Card } from './queries.ts';
import { SetByHand } from './set-by-hand.tsx';
import type { Logged, Question, useMove } from './use-move.ts';

export type LogForm = (props: {
  card: Card;
  stage: string;
  /** Saving begins, succeeds, or fails; the card on the board follows. */
  onSaving: () => void;
  onSaved: (logged: Logged) => void;
  onFailed: () => void;
  onCancel: () => void;
}) => ReactNode;

type Props = { moving: ReturnType<typeof useMove>; question: Question; logForm: LogForm };

const how = [
  { value: 'log', label: 'Log an interaction' },
  { value: 'hand', label: 'Set by hand' },
];

/** What a drop asks: how does the card come to be in its new stage? */
export default function MoveDialog({ moving, question, logForm }: Props) {
  const { card, to } = question;
  const gated = to.requires_product && !card.product_id;
  return (
    <Modal
      opened
      onClose={() => {
        moving.close();
        focusCard(card);
      }}
      title={card.organization_name}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Cancel the move' }}
    >
      <div className={styles.body}>
        <Route card={card} to={to} moving={moving} />
        {gated ? (
          <ChooseProduct
            card={card}
            to={to}
            onChosen={(changed) => {
              moving.settle(changed, to);
              moving.choose(changed, to);
            }}
          />
        ) : (
          <HowToMove moving={moving} question={question} logForm={logForm} />
        )}
      </div>
    </Modal>
  );
}

function Route({ card, to, moving }: Question & Pick<Props, 'moving'>) {
  return (
    <p className={styles.route}>
      {moving.labelOf(card.stage)}
      <ArrowRight size={14} aria-label="to" />
      <strong>{to.label}</strong>
    </p>
  );
}

function HowToMove({ moving, question: { card, to }, logForm }: Props) {
  const [choice, setChoice] = useState(card.stage_manual ? 'hand' : 'log');
  const done = () => {
    moving.answered();
    focusCard(card);
  };
  const cancel = () => {
    moving.close();
    focusCard(card);
  };
  return (
    <>
      {!card.stage_manual && (
        <SegmentedControl
          fullWidth
          aria-label="How to move it"
          data={how}
          value={choice}
          onChange={setChoice}
        />
      )}
      {choice === 'log' ? (
        logForm({
          card,
          stage: to.code,
          onSaving: () => moving.settle(card, to),
          onSaved: (logged) => {
            moving.concludeLogged(card, to, logged);
            done();
          },
          onFailed: moving.putBack,
          onCancel: cancel,
        })
      ) : (
        <SetByHand
          card={card}
          to={to}
          onSubmit={(reason) => moving.setByHand(card, to, reason)}
          onDone={done}
          onCancel={cancel}
        />
      )}
    </>
  );
}

/** The card was drawn anew in its column, so the browser cannot return the focus by itself. */
function focusCard(card: Card) {
  setTimeout(() => {
    const link = document.querySelector<HTMLElement>(`[data-card="${card.opportunity_id}"] a`);
    link?.focus();
  }, 150);
}
