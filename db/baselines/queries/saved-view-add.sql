-- List: save a view
-- kp:request POST saved_views?select=saved_view_id

insert into public.saved_views (name, search) values ('Measured', '{"stale": true}')
returning saved_view_id;
