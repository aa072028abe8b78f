-- Board: the top of every column
-- kp:request POST reporting/rpc/board(cards_per_stage,filter)

select * from reporting.board(filter := '{}', cards_per_stage := 20) limit 1000;
