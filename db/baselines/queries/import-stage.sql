-- Import: 200 rows of the file
-- kp:request POST import_rows?columns=import_id,row_number,data&on_conflict=import_id,row_number
-- kp:bulk

insert into public.imports (import_id, kind, file_name, rows_expected)
values ('00000000-0000-4000-8000-000000000002', 'organization', 'measured.csv', 200);

insert into public.import_rows (import_id, row_number, data)
select '00000000-0000-4000-8000-000000000002', n, jsonb_build_object('name', 'Measured customer ' || n)
  from generate_series(1, 200) n
on conflict (import_id, row_number) do nothing;
