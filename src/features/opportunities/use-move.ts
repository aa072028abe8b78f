import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { isLost, type Stage } from '../../shared/lookups.ts';
import { notify } from '../../shared/notices.ts';
import { explain } from '../../shared/refusal.ts';
import type { BoardFilters } from './board-filters.ts';
import { moveOnScreen, touchUpOnScreen } from './board-moves.ts';
import { type Card, changeOpportunity, opportunityKeys, takeBackLossReason } from './queries.ts';

/** A move that waits for its answer: log an interaction, or set the stage by hand. */
export type Question = { card: Card; to: Stage };

/** What the interaction form hands back. */
export type Logged = { interactionId: string; happenedAt: string; undo: () => Promise<unknown> };

/**
 * Moves cards: on the screen at once, in the database with one write, and back again where the
 * write fails or the person undoes it.
 */
export function useMove(filters: BoardFilters, stages: Stage[]) {
  const client = useQueryClient();
  const [question, setQuestion] = useState<Question | null>(null);
  const revert = useRef<(() => void) | null>(null);

  function settle(card: Card, to: Stage) {
    revert.current ??= moveOnScreen(client, filters, stages, card, to.code);
  }

  function putBack() {
    revert.current?.();
    revert.current = null;
  }

  /** From here on the move stands, and only Undo takes it back. */
  function conclude(
    card: Card,
    to: Stage,
    text: string,
    changes: Partial<Card>,
    undo: () => Promise<unknown>,
  ) {
    const back = revert.current;
    revert.current = null;
    touchUpOnScreen(client, filters, to.code, card.opportunity_id, changes);
    forgetOtherViews();
    const run = async () => {
      back?.();
      try {
        await undo();
        forgetOtherViews();
        notify({
          text: `${card.organization_name} is back in ${labelOf(card.stage)}.`,
          tone: 'done',
        });
      } catch (error) {
        void client.invalidateQueries({ queryKey: opportunityKeys.boards });
        notify({ text: `That could not be undone. ${explain(error).sentence}`, tone: 'failed' });
      }
    };
    notify({ text, tone: 'done', action: { label: 'Undo', run: () => void run() } });
  }

  /** Other screens load again when they are next seen; this board already shows the truth. */
  function forgetOtherViews() {
    void client.invalidateQueries({ queryKey: opportunityKeys.all, refetchType: 'none' });
  }

  function labelOf(code: string) {
    return stages.find((stage) => stage.code === code)?.label ?? code;
  }

  async function setByHand(card: Card, to: Stage, lossReason: string | null) {
    settle(card, to);
    try {
      const reason = isLost(to) ? { loss_reason: lossReason } : {};
      await changeOpportunity(card.opportunity_id, {
        stage: to.code,
        stage_manual: true,
        ...reason,
      });
    } catch (error) {
      putBack();
      throw error;
    }
    // Without the flag the database derives the stage again, which is where the card came from.
    const was = card.stage_manual ? { stage: card.stage } : { stage_manual: false };
    conclude(
      card,
      to,
      `${card.organization_name} is in ${to.label}, by hand.`,
      { stage_manual: true },
      () => changeOpportunity(card.opportunity_id, { ...was, loss_reason: card.loss_reason }),
    );
  }

  function move(card: Card, to: Stage) {
    if (card.stage === to.code) return;
    const gated = to.requires_product && !card.product_id;
    if (!gated) settle(card, to);
    if (gated || !card.stage_manual || isLost(to)) {
      setQuestion({ card, to });
      return;
    }
    // Set by hand already: there is nothing to ask, and undo is one press away.
    setByHand(card, to, null).catch((error) => {
      const text = `${card.organization_name} stays in ${labelOf(card.stage)}. ${explain(error).sentence}`;
      notify({ text, tone: 'failed' });
    });
  }

  function concludeLogged(card: Card, to: Stage, logged: Logged) {
    settle(card, to);
    const overtaken = card.last_interaction_at && card.last_interaction_at > logged.happenedAt;
    conclude(
      card,
      to,
      `Logged. ${card.organization_name} is in ${to.label}.`,
      {
        last_activity_at: logged.happenedAt,
        last_interaction_at: logged.happenedAt,
        is_stale: false,
      },
      async () => {
        await logged.undo();
        if (isLost(to)) await takeBackLossReason(card);
      },
    );
    // An older interaction does not decide the stage: ask where the card really is.
    if (overtaken) void client.invalidateQueries({ queryKey: opportunityKeys.boards });
  }

  return {
    question,
    move,
    settle,
    putBack,
    setByHand,
    concludeLogged,
    close() {
      putBack();
      setQuestion(null);
    },
    answered: () => setQuestion(null),
    choose: (card: Card, to: Stage) => setQuestion({ card, to }),
    labelOf,
  };
}
