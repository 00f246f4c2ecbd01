-- What is due of regulars, by piece, as it is shown.
create view insight.v_next_due as
  select profile_id, product_id, times, usual_days, due_on, from_on, until_on, chance
    from insight.next_due where run_id = (select s.run_id from insight.next_shown s);
