-- List: rename, share or remove a view
-- kp:request PATCH saved_views?select=saved_view_id&saved_view_id=eq

insert into public.saved_views (saved_view_id, name, search)
values ('00000000-0000-4000-8000-000000000001', 'Measured', '{"stale": true}');

update public.saved_views set name = 'Measured again'
 where saved_view_id = '00000000-0000-4000-8000-000000000001'
returning saved_view_id;
