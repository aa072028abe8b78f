import { type KeyboardEvent, useState } from 'react';
import type { Stage } from '../../shared/lookups.ts';
import type { Lifted } from './board-context.ts';
import type { Card } from './queries.ts';

/**
 * Moving a card without a pointer: space lifts it, arrows choose the stage, space or Enter drops
 * it, Escape leaves it. Not dnd-kit's own keyboard sensor: that one moves by pixels, and a column
 * that is scrolled out of sight would be out of reach.
 */
export function useLift(stages: Stage[], onDrop: (card: Card, to: Stage) => void) {
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const [announcement, announce] = useState('');

  function hover(card: Card, over: Stage) {
    setLifted({ card, over });
    const back = over.code === card.stage ? ', where it is now' : '';
    announce(`${over.label}, stage ${stages.indexOf(over) + 1} of ${stages.length}${back}.`);
    document
      .getElementById(`stage-${over.code}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  function cancel() {
    if (!lifted) return;
    setLifted(null);
    announce(`${lifted.card.organization_name} stays where it was.`);
  }

  function onKeyDown(event: KeyboardEvent, card: Card) {
    if (!lifted) {
      const here = stages.find((stage) => stage.code === card.stage);
      if (event.key !== ' ' || !here) return;
      event.preventDefault();
      setLifted({ card, over: here });
      announce(
        `Picked up ${card.organization_name} in ${here.label}. Left and right arrows choose the stage, space drops, Escape leaves it.`,
      );
      return;
    }
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      const over = stages[stages.indexOf(lifted.over) + step];
      if (over) hover(card, over);
    } else if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      if (lifted.over.code === card.stage) return cancel();
      setLifted(null);
      announce(`Dropped in ${lifted.over.label}.`);
      onDrop(card, lifted.over);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      cancel();
    }
  }

  return { lifted, announcement, lift: { onKeyDown, cancel } };
}
