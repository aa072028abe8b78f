import { useDraggable } from '@dnd-kit/core';
import { Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { memo, useState } from 'react';
import type { Stage } from '../../shared/lookups.ts';
import styles from './board-card.module.css';
import { CardFace, CardLink } from './board-card.tsx';
import { useBoard } from './board-context.ts';
import type { Card } from './queries.ts';

/** A card in its column: it opens, it can be dragged, lifted with the space bar, or sent by its menu. */
export const CardSlot = memo(function CardSlot({ card }: { card: Card }) {
  const { lift, lifted, stages, move } = useBoard();
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: card.opportunity_id,
    data: { card },
  });
  const isLifted = lifted?.card.opportunity_id === card.opportunity_id;
  const state = isDragging ? styles.away : isLifted ? styles.lifted : '';
  return (
    <div
      ref={setNodeRef}
      className={`${styles.card} ${state}`}
      data-card={card.opportunity_id}
      {...listeners}
    >
      <CardFace
        card={card}
        name={
          <CardLink
            card={card}
            describedBy="board-instructions"
            onKeyDown={(event) => lift.onKeyDown(event, card)}
            onBlur={lift.cancel}
          />
        }
        menu={<MoveMenu card={card} stages={stages} onMove={(to) => move(card, to)} />}
      />
    </div>
  );
});

type MenuProps = { card: Card; stages: Stage[]; onMove: (to: Stage) => void };

/** A board has many cards, and few of their menus are ever opened: until then it is a button. */
function MoveMenu({ card, stages, onMove }: MenuProps) {
  const [wanted, setWanted] = useState(false);
  const button = (
    <button
      type="button"
      className={styles.menu}
      aria-label={`Move ${card.organization_name} to…`}
      aria-haspopup="menu"
      title="Move to…"
      onClick={() => setWanted(true)}
      // The press belongs to the button: it does not begin a drag.
      onMouseDown={(event) => event.stopPropagation()}
      onTouchStart={(event) => event.stopPropagation()}
    >
      <Ellipsis size={16} aria-hidden />
    </button>
  );
  if (!wanted) return button;
  const first = stages.findIndex((stage) => stage.code !== card.stage);
  return (
    <Menu position="bottom-end" width={240} withinPortal defaultOpened>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown onMouseDown={(event) => event.stopPropagation()}>
        <Menu.Label>Move to</Menu.Label>
        {stages.map((stage, index) => (
          <Menu.Item
            key={stage.code}
            data-autofocus={index === first || undefined}
            disabled={stage.code === card.stage}
            onClick={() => onMove(stage)}
          >
            {stage.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
