-- Import: its rows, those with a problem, or every one for the report
-- kp:request GET import_rows?select=row_number,data,action,problems,remarks,undo,new_organization_undo&limit&order=row_number.asc&import_id=eq&row_number=gt
-- kp:request GET import_rows?select=row_number,data,action,problems,remarks,undo,new_organization_undo&action=eq&import_id=eq&limit&order=row_number.asc&row_number=gt
-- kp:untested GET import_rows?select=row_number,data,action,problems,remarks,undo,new_organization_undo&action=eq&import_id=eq&limit&order=row_number.asc&remarks=not.eq&row_number=gt
-- kp:untested GET import_rows?select=row_number,data,action,problems,remarks,undo,new_organization_undo&import_id=eq&limit&or=(undo,new_organization_undo)&order=row_number.asc&row_number=gt

insert into public.imports (import_id, kind, file_name, rows_expected)
values ('00000000-0000-4000-8000-000000000002', 'organization', 'measured.csv', 200);

insert into public.import_rows (import_id, row_number, data)
select '00000000-0000-4000-8000-000000000002', n, jsonb_build_object('name', 'Measured customer ' || n)
  from generate_series(1, 200) n;

select row_number, data, action, problems, remarks, undo, new_organization_undo
  from public.import_rows
 where import_id = '00000000-0000-4000-8000-000000000002' and action = 'skip' and row_number > 0
 order by row_number asc
 limit 200;
