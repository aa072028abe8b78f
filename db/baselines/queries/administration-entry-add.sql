-- Lists: a new entry
-- kp:request POST *_lu?select=code
-- kp:admin

insert into public.source_lu (code, label, sort_order) values ('measured', 'Measured', 1000) returning code;
