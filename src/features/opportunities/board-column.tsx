import { useDroppable } from '@dnd-kit/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import { useMemo } from 'react';
import { formatCount, formatMoney, formatMoneyShort } from '../../shared/format.ts';
import { isLost, type Stage } from '../../shared/lookups.ts';
import { moreOf } from '../../shared/more-of.ts';
import { explain } from '../../shared/refusal.ts';
import { cardsOf } from './board-cache.ts';
import styles from './board-column.module.css';
import { useBoard } from './board-context.ts';
import type { BoardFilters } from './board-filters.ts';
import { BlankCards, CardList } from './board-list.tsx';
import { columnQuery, type Totals } from './queries.ts';

type Props = {
  stage: Stage;
  filters: BoardFilters;
  /** Not known yet while it is on its way. */
  total: Totals[number] | undefined;
  filtered: boolean;
};

export function BoardColumn({ stage, filters, total, filtered }: Props) {
  const { lifted, dragged } = useBoard();
  const query = useInfiniteQuery(columnQuery(filters, stage));
  const cards = useMemo(() => cardsOf(query.data), [query.data]);
  const { setNodeRef, isOver } = useDroppable({ id: stage.code });
  const hovering = lifted?.over.code === stage.code ? lifted.card : isOver ? dragged : null;
  const isTarget = hovering !== null && hovering.stage !== stage.code;
  return (
    <section
      ref={setNodeRef}
      id={`stage-${stage.code}`}
      className={isTarget ? `${styles.column} ${styles.over}` : styles.column}
      aria-labelledby={`stage-${stage.code}-title`}
    >
      <ColumnHead stage={stage} total={total} />
      {query.isPending ? (
        <div className={styles.scroller} aria-busy>
          <BlankCards />
        </div>
      ) : query.isError && cards.length === 0 ? (
        <div className={styles.scroller} role="alert">
          <p className={styles.empty}>{explain(query.error).sentence}</p>
          <button type="button" className={styles.retry} onClick={() => void query.refetch()}>
            Try again
          </button>
        </div>
      ) : (
        <CardList
          cards={cards}
          total={total?.opportunities ?? cards.length}
          {...moreOf(query)}
          slot={isTarget ? stage.label : null}
          empty={filtered ? 'Nothing here matches the filters.' : emptyText(stage)}
        />
      )}
    </section>
  );
}

function emptyText(stage: Stage): string {
  if (stage.is_closed) return 'Nothing yet. Drag an opportunity here when it is decided.';
  return 'Nothing in this stage. Drag one here, or log an interaction that names it.';
}

function ColumnHead({ stage, total }: Pick<Props, 'stage' | 'total'>) {
  return (
    <header className={styles.head}>
      <h2 className={styles.title} id={`stage-${stage.code}-title`} title={stage.label}>
        {stage.is_won && <CircleCheck size={14} aria-hidden />}
        {isLost(stage) && <CircleX size={14} aria-hidden />}
        <span className={styles.label}>{stage.label}</span>
      </h2>
      <span className={styles.count}>{total && formatCount(total.opportunities)}</span>
      <span className={styles.value} title={total && valueTitle(stage, total)}>
        {total && formatMoneyShort(total.total_value)}
      </span>
    </header>
  );
}

function valueTitle(stage: Stage, total: Totals[number]): string {
  const weighted = `${formatMoney(total.weighted_value)} weighted at ${stage.probability}%`;
  return `${formatMoney(total.total_value)} in all, ${weighted}`;
}
