import { type Id, type Opportunity, row, stageNamed, type World } from './world.ts';

/** R2: what the interactions make of an opportunity's stage or status. */
export function derived(world: World, opportunity: Id, field: 'stage' | 'status'): string {
  let newest: { interaction_date: string; logged: number; value: string } | undefined;
  for (const interaction of world.interaction.values()) {
    const value = interaction[field];
    if (interaction.opportunity_id !== opportunity || interaction.archived || value === null)
      continue;
    const { interaction_date, logged } = interaction;
    if (
      !newest ||
      interaction_date > newest.interaction_date ||
      (interaction_date === newest.interaction_date && logged > newest.logged)
    )
      newest = { interaction_date, logged, value };
  }
  return newest?.value ?? row(world.opportunity, opportunity).initial[field];
}

/**
 * After every step: R2 holds, and so do the gates of R4 and "nothing open under an archived customer"
 * of R7. The codes of what does not.
 */
export function settle(before: World, world: World): string[] {
  const codes: string[] = [];
  for (const [id, opportunity] of world.opportunity) {
    if (opportunity.archived) continue;
    if (!opportunity.stage_manual) opportunity.stage = derived(world, id, 'stage');
    if (!opportunity.status_manual) opportunity.status = derived(world, id, 'status');
    const old = before.opportunity.get(id);
    const taken = old?.product_id && !opportunity.product_id && old.stage === opportunity.stage;
    codes.push(
      ...gates(opportunity, opportunity.stage).map((code) =>
        code === 'KP401' && taken ? 'KP402' : code,
      ),
    );
    if (
      !stageNamed(opportunity.stage).closed &&
      row(world.organization, opportunity.organization_id).archived
    )
      codes.push('KP703');
  }
  return codes;
}

/** R4: why this opportunity may not be in that stage. */
export function gates(opportunity: Opportunity, stage: string | null): string[] {
  if (stage === null) return [];
  const { requiresProduct, lost } = stageNamed(stage);
  return [
    ...(requiresProduct && !opportunity.product_id ? ['KP401'] : []),
    ...(lost && !opportunity.loss_reason ? ['KP403'] : []),
  ];
}

/** R1: a product brings its principal; a principal that contradicts it is refused, and so is neither. */
export function bringPrincipal(
  world: World,
  opportunity: Opportunity,
  old?: Opportunity,
): string[] {
  if (!opportunity.product_id) return opportunity.principal_org_id ? [] : ['23514'];
  const principal = row(world.product, opportunity.product_id).principal_org_id;
  const named =
    opportunity.principal_org_id !== null &&
    !(
      old &&
      old.product_id !== opportunity.product_id &&
      old.principal_org_id === opportunity.principal_org_id
    );
  if (named && opportunity.principal_org_id !== principal) return ['23503'];
  opportunity.principal_org_id = principal;
  return [];
}
