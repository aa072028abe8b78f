-- Archive: what the caller may restore, newest first
-- kp:request POST rpc/list_archived(also_waiting,before?,before_id?,max_results,only_kind?,wanted?)

select * from public.list_archived(also_waiting := true, max_results := 50) limit 1000;
