-- Import: take 200 rows back
-- kp:request POST rpc/undo_import(import_id)
-- kp:bulk

insert into public.imports (import_id, kind, file_name, rows_expected)
values ('00000000-0000-4000-8000-000000000002', 'organization', 'measured.csv', 200);

insert into public.import_rows (import_id, row_number, data)
select '00000000-0000-4000-8000-000000000002', n, jsonb_build_object('name', 'Measured customer ' || n)
  from generate_series(1, 200) n;

select public.check_import(
         import_id := '00000000-0000-4000-8000-000000000002', create_organizations := true,
         share_organizations := false);

select public.run_import(import_id := '00000000-0000-4000-8000-000000000002');

select public.undo_import(import_id := '00000000-0000-4000-8000-000000000002');
