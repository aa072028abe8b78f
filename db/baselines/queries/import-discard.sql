-- Import: think better of it
-- kp:untested POST rpc/discard_import(import_id)
-- kp:bulk

insert into public.imports (import_id, kind, file_name, rows_expected)
values ('00000000-0000-4000-8000-000000000002', 'organization', 'measured.csv', 200);

insert into public.import_rows (import_id, row_number, data)
select '00000000-0000-4000-8000-000000000002', n, jsonb_build_object('name', 'Measured customer ' || n)
  from generate_series(1, 200) n;

select public.discard_import(import_id := '00000000-0000-4000-8000-000000000002');
