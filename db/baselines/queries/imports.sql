-- Import: the imports so far
-- kp:request GET imports?select=*&created_at=lt?&limit&order=created_at.desc

select * from public.imports order by created_at desc limit 100;
