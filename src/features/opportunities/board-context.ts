import { createContext, type KeyboardEvent, useContext } from 'react';
import type { Stage } from '../../shared/lookups.ts';
import type { Card } from './queries.ts';

/** A card that was picked up with the keyboard, and the stage that it would go to. */
export type Lifted = { card: Card; over: Stage };

type Board = {
  stages: Stage[];
  lifted: Lifted | null;
  dragged: Card | null;
  lift: { onKeyDown: (event: KeyboardEvent, card: Card) => void; cancel: () => void };
  move: (card: Card, to: Stage) => void;
};

export const BoardContext = createContext<Board | null>(null);

export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error('A card needs a board around it');
  return board;
}
