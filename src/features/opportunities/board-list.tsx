import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { RestMissing } from '../../shared/rest-missing.tsx';
import styles from './board-column.module.css';
import { CardSlot } from './board-slot.tsx';
import type { Card } from './queries.ts';

type Props = {
  cards: Card[];
  total: number;
  loadMore: (() => unknown) | null;
  retryMore: (() => unknown) | null;
  /** The label of the stage, while a card hovers over it. */
  slot: string | null;
  empty: string;
};

const cardRem = 7.5;
const gapRem = 0.5;

/** Only the cards in sight, and a few around them, are in the document. */
export function CardList({ cards, total, loadMore, retryMore, slot, empty }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const virtualizer = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => cards[index]?.opportunity_id ?? index,
    estimateSize: () => (cardRem + gapRem) * rem,
    initialRect: { width: 0, height: window.innerHeight },
    overscan: 4,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (loadMore && last >= cards.length - 5) loadMore();
  }, [loadMore, last, cards.length]);

  return (
    <div ref={scroller} className={styles.scroller}>
      {slot && <div className={styles.slot}>Drop in {slot}</div>}
      {cards.length === 0 && !slot && <p className={styles.empty}>{empty}</p>}
      <ul className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const card = cards[item.index];
          if (!card) return null;
          return (
            <li
              key={item.key}
              className={styles.item}
              style={{ transform: `translateY(${item.start}px)` }}
              aria-setsize={total}
              aria-posinset={item.index + 1}
            >
              <CardSlot card={card} />
            </li>
          );
        })}
      </ul>
      {retryMore && <RestMissing retry={retryMore} />}
    </div>
  );
}

export function BlankCards() {
  return [1, 2, 3].map((number) => <div key={number} className={styles.blank} />);
}
