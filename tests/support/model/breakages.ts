/** Ways in which the packs could be wrong: in the definition of this function, this instead of that. */
export interface Breakage {
  says: string;
  of: `${string}(${string})` | `view ${string}`;
  change: [from: string, to: string];
}

export const breakages: Breakage[] = [
  {
    says: 'a manager sees everybody',
    of: 'private.visible_owner_ids()',
    change: ['case private.my_role()', "case replace(private.my_role(), 'manager', 'admin')"],
  },
  {
    says: 'a manager sees only who reports to them directly',
    of: 'private.visible_owner_ids()',
    change: ['manager_user_id = team.user_id', 'manager_user_id = me and team.user_id = me'],
  },
  {
    says: 'a disabled person goes on working',
    of: 'private.my_role()',
    change: ["when p.status = 'disabled' then null", "when p.status = 'gone' then null"],
  },
  {
    says: 'whose token outlives their account is a rep',
    of: 'private.my_role()',
    change: ['from auth.users u', 'from (select me as id) u'],
  },
  {
    says: 'archived interactions count',
    of: 'view private.live_interactions',
    change: ['WHERE (deleted_at IS NULL)', ''],
  },
  {
    says: 'of two interactions with one date the earlier counts',
    of: 'view private.derived_opportunities',
    change: [
      'i.stage IS NOT NULL))\n          ORDER BY i.interaction_date DESC, i.created_at DESC',
      'i.stage IS NOT NULL))\n          ORDER BY i.interaction_date DESC, i.created_at',
    ],
  },
  {
    says: 'leaving a closed stage leaves closed_at',
    of: 'private.tg_opportunities__apply_rules()',
    change: ['new.closed_at := null', 'null'],
  },
  {
    says: 'interactions overwrite a manual stage',
    of: 'private.sync_opportunities(uuid[])',
    change: [
      'set stage = case when o.stage_manual then o.stage else d.stage end',
      'set stage = d.stage',
    ],
  },
  {
    says: 'an opportunity that an interaction leaves is not synced',
    of: 'private.tg_interactions__sync()',
    change: ['(values (o.opportunity_id), (n.opportunity_id))', '(values (n.opportunity_id))'],
  },
  {
    says: 'an interaction may name any stage',
    of: 'private.refuse_stage(text,boolean,boolean)',
    change: ['entered.requires_product and not has_product', 'false'],
  },
  {
    says: 'an interaction is its owner’s for a week',
    of: 'private.drivers_editable_until(uuid,timestamptz,uuid)',
    change: ["interval '24 hours'", "interval '7 days'"],
  },
  {
    says: 'whoever sees an interaction archives it',
    of: 'private.archive_record(text,uuid)',
    change: ['perform private.refuse_driver_edit(target);', ''],
  },
  {
    says: 'an organization with a colleague’s open opportunity is archived',
    of: 'private.archive_record(text,uuid)',
    change: [
      'where o.organization_id = id and',
      'where o.owner_user_id = auth.uid() and o.organization_id = id and',
    ],
  },
  {
    says: 'restoring an opportunity restores what was archived before it',
    of: 'private.restore_record(text,uuid)',
    change: ['and i.deleted_with_opportunity', ''],
  },
  {
    says: 'the archive shows a contact of an archived organization',
    of: 'private.list_archived(text,text,boolean,integer,timestamptz,uuid)',
    change: [
      'c.deleted_at is not null and (o.deleted_at is null or also_waiting)',
      'c.deleted_at is not null',
    ],
  },
  {
    says: 'reassigning forgets a table',
    of: 'private.owner_columns()',
    change: ['and not a.attisdropped', "and not a.attisdropped and c.relname <> 'interactions'"],
  },
  {
    says: 'reassigning forgets archived opportunities',
    of: 'private.reassign(uuid,uuid)',
    change: [
      'from %1$s where %2$I = $1 order',
      "from %1$s r where %2$I = $1 and to_jsonb(r) ->> ''deleted_at'' is null order",
    ],
  },
  {
    says: 'a hidden parent may be named',
    of: 'private.tg__parents_visible()',
    change: ['if not visible then', 'if false then'],
  },
  {
    says: 'a rep takes a shared organization',
    of: 'private.tg_organizations__sharing()',
    change: ["is distinct from 'admin'", 'is null'],
  },
  {
    says: 'the last administrator may be disabled',
    of: 'private.tg_user_profiles__admin_fields()',
    change: ["old.role = 'admin' and old.status = 'active' and not", 'false and not'],
  },
];
