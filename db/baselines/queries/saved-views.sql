-- List: saved views
-- kp:request GET saved_views?select=saved_view_id,owner_user_id,name,search,is_shared,is_default&order=name.asc&removed_at=is

select saved_view_id, owner_user_id, name, search, is_shared, is_default
  from public.saved_views
 where removed_at is null
 order by name asc
 limit 1000;
