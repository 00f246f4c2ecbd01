-- insight.v_due tells the same.
drop view insight.v_next_due;
