-- List: only what is named like the text

select opportunity_id, name, organization_id, organization_name, organization_city,
       organization_state, principal_name, product_name, distributor_name, owner_user_id,
       owner_name, stage, stage_label, stage_sort_order, stage_is_closed, stage_manual, status,
       status_label, status_manual, source_label, loss_reason_label, priority, estimated_value,
       weighted_value, expected_close_date, closed_at, next_action, next_action_date, due_date,
       last_activity_at, is_stale, created_at, updated_at
  from reporting.pipeline_page(
         filter := jsonb_build_object('q', :'word'), sort := 'due_date', descending := false,
         page_size := 50)
 limit 1000;
