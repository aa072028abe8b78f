import type { Active, Announcements, Over } from '@dnd-kit/core';
import type { Stage } from '../../shared/lookups.ts';
import type { Card } from './queries.ts';

/** What a screen reader hears while a card is dragged with a pointer. */
export function announcementsFor(stages: Stage[]): Announcements {
  const name = (active: Active) => {
    const card: Card | undefined = active.data.current?.card;
    return card?.organization_name ?? 'The card';
  };
  const stage = (over: Over) => stages.find(({ code }) => code === over.id)?.label ?? 'no stage';
  return {
    onDragStart: ({ active }) => `Picked up ${name(active)}.`,
    onDragOver: ({ active, over }) =>
      over ? `${name(active)} is over ${stage(over)}.` : `${name(active)} is over no stage.`,
    onDragEnd: ({ active, over }) =>
      over ? `${name(active)} dropped in ${stage(over)}.` : `${name(active)} stays where it was.`,
    onDragCancel: ({ active }) => `${name(active)} stays where it was.`,
  };
}
