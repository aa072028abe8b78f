-- Import: the imports so far
-- kp:request GET imports?select=*&limit&or=(created_at,and(created_at,import_id))?&order=created_at.desc,import_id.desc

select * from public.imports order by created_at desc, import_id desc limit 100;
