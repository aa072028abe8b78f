-- Import: begin
-- kp:request POST imports

insert into public.imports (import_id, kind, file_name, rows_expected)
values (gen_random_uuid(), 'organization', 'measured.csv', 200);
