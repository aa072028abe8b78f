import {
  DndContext,
  DragOverlay,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { Button, VisuallyHidden } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { formatCount, formatMoneyShort } from '../../shared/format.ts';
import { type Stage, stagesQuery } from '../../shared/lookups.ts';
import { FailureMessage } from '../../shared/message.tsx';
import { usePageTitle } from '../../shared/page-title.ts';
import { useWhenQuiet } from '../../shared/when-quiet.ts';
import styles from './board.module.css';
import { announcementsFor } from './board-announcements.ts';
import { BlankBoard } from './board-blank.tsx';
import { totalOf } from './board-cache.ts';
import cardStyles from './board-card.module.css';
import { CardFace } from './board-card.tsx';
import { BoardColumn } from './board-column.tsx';
import { BoardContext } from './board-context.ts';
import { BoardFilterBar } from './board-filter-bar.tsx';
import type { BoardFilters } from './board-filters.ts';
import { useLift } from './board-keyboard.ts';
import type { LogForm } from './move-dialog.tsx';
import { type Card, type Totals, totalsQuery } from './queries.ts';
import { useMove } from './use-move.ts';

const loadMoveDialog = () => import('./move-dialog.tsx');
const MoveDialog = lazy(loadMoveDialog);

type Props = {
  filters: BoardFilters;
  onFilters: (filters: BoardFilters) => void;
  logForm: LogForm;
  /** To the list and back. */
  viewSwitch: ReactNode;
};

export function Board({ filters, onFilters, logForm, viewSwitch }: Props) {
  usePageTitle('Pipeline');
  useWhenQuiet(loadMoveDialog);
  const all = useQuery(stagesQuery);
  const totals = useQuery(totalsQuery(filters));
  const stages = useMemo(() => shownStages(all.data ?? [], totals.data), [all.data, totals.data]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div className={styles.heading}>
          <h1 className={styles.title}>Pipeline</h1>
          <span className={styles.sum}>{totals.data && sumOf(stages, totals.data)}</span>
        </div>
        {viewSwitch}
        <Button
          className={styles.create}
          leftSection={<Plus size={16} aria-hidden />}
          renderRoot={(props) => (
            <Link to="/opportunities/new" search={{ principal: filters.principal }} {...props} />
          )}
        >
          New<span className={styles.onDesk}>&nbsp;opportunity</span>
        </Button>
        <BoardFilterBar filters={filters} onChange={onFilters} />
      </header>
      {all.isPending ? (
        <BlankBoard />
      ) : all.isError ? (
        <FailureMessage error={all.error} retry={() => void all.refetch()} />
      ) : (
        <Columns stages={stages} filters={filters} totals={totals.data} logForm={logForm} />
      )}
    </div>
  );
}

/** The active stages, and a retired one for as long as something is still in it. */
function shownStages(stages: Stage[], totals: Totals = []): Stage[] {
  const used = new Set(totals.flatMap((t) => (t.opportunities > 0 ? t.stage : [])));
  return stages.filter((stage) => stage.is_active || used.has(stage.code));
}

function sumOf(stages: Stage[], totals: Totals): string {
  const open = new Set(stages.flatMap((stage) => (stage.is_closed ? [] : stage.code)));
  const counted = totals.filter((total) => open.has(total.stage));
  const count = counted.reduce((sum, total) => sum + total.opportunities, 0);
  const value = counted.reduce((sum, total) => sum + total.total_value, 0);
  return `${formatCount(count)} open, ${formatMoneyShort(value)}`;
}

type ColumnsProps = {
  stages: Stage[];
  filters: BoardFilters;
  totals: Totals | undefined;
  logForm: LogForm;
};

function Columns({ stages, filters, totals, logForm }: ColumnsProps) {
  const [dragged, setDragged] = useState<Card | null>(null);
  const moving = useMove(filters, stages);
  const { lift, lifted, announcement } = useLift(stages, moving.move);
  // A mouse drags after a few pixels, so that a click is a click; a finger after a rest, so that
  // a swipe is a scroll.
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  const filtered = Object.values(filters).some(Boolean);
  const move = useCallbackRef(moving.move);
  const onKeyDown = useCallbackRef(lift.onKeyDown);
  const cancel = useCallbackRef(lift.cancel);
  // A new value draws every card again, so it is new only where a card would look otherwise.
  const board = useMemo(
    () => ({ stages, lift: { onKeyDown, cancel }, lifted, dragged, move }),
    [stages, onKeyDown, cancel, lifted, dragged, move],
  );
  return (
    <BoardContext.Provider value={board}>
      <VisuallyHidden id="board-instructions">
        Enter opens it. Space lifts it to move it to another stage.
      </VisuallyHidden>
      <VisuallyHidden role="status" aria-live="assertive">
        {announcement}
      </VisuallyHidden>
      <DndContext
        sensors={sensors}
        collisionDetection={pointerWithin}
        accessibility={{ announcements: announcementsFor(stages) }}
        onDragStart={({ active }) => setDragged(active.data.current?.card ?? null)}
        onDragCancel={() => setDragged(null)}
        onDragEnd={({ over }) => {
          setDragged(null);
          const to = stages.find((stage) => stage.code === over?.id);
          if (dragged && to) moving.move(dragged, to);
        }}
      >
        <div className={dragged ? `${styles.columns} ${styles.dragging}` : styles.columns}>
          {stages.map((stage) => (
            <BoardColumn
              key={stage.code}
              stage={stage}
              filters={filters}
              total={totals && totalOf(totals, stage.code)}
              filtered={filtered}
            />
          ))}
        </div>
        <DragOverlay dropAnimation={null}>{dragged && <FlyingCard card={dragged} />}</DragOverlay>
      </DndContext>
      <Suspense>
        {moving.question && (
          <MoveDialog moving={moving} question={moving.question} logForm={logForm} />
        )}
      </Suspense>
    </BoardContext.Provider>
  );
}

function FlyingCard({ card }: { card: Card }): ReactNode {
  const name = (
    <span className={cardStyles.name} dir="auto">
      {card.organization_name}
    </span>
  );
  return (
    <div className={`${cardStyles.card} ${cardStyles.flying}`}>
      <CardFace card={card} name={name} />
    </div>
  );
}
