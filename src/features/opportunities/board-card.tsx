import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CalendarClock, Clock, Flag, Hand, Hourglass, Minus, TriangleAlert } from 'lucide-react';
import type { KeyboardEventHandler, ReactNode } from 'react';
import {
  daysFromToday,
  formatAge,
  formatLateness,
  formatMoment,
  formatMoney,
  formatRelativeDay,
} from '../../shared/format.ts';
import { isLost } from '../../shared/lookups.ts';
import { useUserId } from '../../shared/session.ts';
import styles from './board-card.module.css';
import { useBoard } from './board-context.ts';
import type { Card } from './queries.ts';

/** What a card says. It is drawn in its column, and once more under the pointer while it is dragged. */
export function CardFace({ card, name, menu }: { card: Card; name: ReactNode; menu?: ReactNode }) {
  const userId = useUserId();
  const { stages } = useBoard();
  const stage = stages.find(({ code }) => code === card.stage);
  const subject = [card.product_name, card.principal_name].filter(Boolean).join(' · ');
  return (
    <>
      <div className={styles.top}>
        {card.priority && (
          <span
            className={styles.priority}
            data-priority={card.priority}
            title={`Priority ${card.priority}`}
          >
            <VisuallyHidden>Priority </VisuallyHidden>
            {card.priority}
          </span>
        )}
        {name}
        {card.owner_user_id !== userId && <Owner name={card.owner_name} />}
      </div>
      <div className={styles.line} title={subject}>
        {subject}
      </div>
      {stage?.is_closed ? (
        <Outcome card={card} reason={isLost(stage) ? card.loss_reason_label : null} />
      ) : (
        <NextStep card={card} />
      )}
      <div className={styles.foot}>
        <Age card={card} closed={closed} />
        {card.stage_manual && (
          <span title="Stage set by hand: new interactions will not change it">
            <Hand size={12} aria-hidden />
            By hand
          </span>
        )}
        {card.estimated_value === null ? (
          <span className={styles.noAmount}>No value</span>
        ) : (
          <span className={styles.amount}>{formatMoney(card.estimated_value)}</span>
        )}
      </div>
      {menu}
    </>
  );
}

function Owner({ name }: { name: string | null }) {
  const initials = (name ?? '')
    .split(' ')
    .map((part) => part.charAt(0))
    .join('')
    .slice(0, 2);
  return (
    <span className={styles.owner} title={`Owner: ${name ?? 'unknown'}`}>
      <VisuallyHidden>Owner: {name}</VisuallyHidden>
      <span aria-hidden>{initials}</span>
    </span>
  );
}

/** The reason of a loss stays with the opportunity, and is none of what is won since. */
function Outcome({ card, reason }: { card: Card; reason: string | null }) {
  return (
    <div className={styles.next}>
      <Flag size={14} aria-hidden />
      <span className={styles.when}>
        Closed {card.closed_at ? formatRelativeDay(card.closed_at) : 'today'}
      </span>
      {reason && <span className={styles.step}>{reason}</span>}
    </div>
  );
}

function NextStep({ card }: { card: Card }) {
  const { next_action: step, next_action_date: date, due_date: due } = card;
  if (!step && !date && !due) {
    return (
      <div className={`${styles.next} ${styles.none}`}>
        <Minus size={14} aria-hidden />
        No next step
      </div>
    );
  }
  // What was logged since may have settled a date that is past.
  const late = due !== null && daysFromToday(due) < 0;
  const when = late ? due : date;
  const Icon = late ? TriangleAlert : CalendarClock;
  return (
    <div className={styles.next} title={step ?? undefined}>
      <Icon size={14} className={late ? styles.late : undefined} aria-hidden />
      {when && (
        <span className={late ? `${styles.when} ${styles.late}` : styles.when}>
          {late ? formatLateness(when) : formatRelativeDay(when)}
        </span>
      )}
      {step && (
        <span className={styles.step} dir="auto">
          {step}
        </span>
      )}
    </div>
  );
}

function Age({ card, closed }: { card: Card; closed: boolean }) {
  const touched = formatRelativeDay(card.last_activity_at);
  const when = `Last touched ${formatMoment(card.last_activity_at)}`;
  if (card.is_stale && !closed) {
    return (
      <span className={styles.stale} title={when}>
        <Hourglass size={12} aria-hidden />
        Stale, {formatAge(card.last_activity_at)}
      </span>
    );
  }
  return (
    <span title={when}>
      <Clock size={12} aria-hidden />
      <VisuallyHidden>Last touched </VisuallyHidden>
      {touched}
    </span>
  );
}

type LinkProps = {
  card: Card;
  describedBy: string;
  onKeyDown: KeyboardEventHandler;
  onBlur: () => void;
};

export function CardLink({ card, describedBy, onKeyDown, onBlur }: LinkProps) {
  return (
    <Link
      to="/opportunities/$opportunityId"
      params={{ opportunityId: card.opportunity_id }}
      className={styles.name}
      title={card.organization_name}
      dir="auto"
      aria-describedby={describedBy}
      draggable={false}
      preload={false}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      {card.organization_name}
    </Link>
  );
}
