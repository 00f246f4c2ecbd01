-- What is due of regulars, as it is shown.
create view insight.v_due as
  select profile_id, product_id, bought_at, times, usual_days, due_on, from_on, until_on, chance
    from insight.next_due where run_id = (select s.run_id from insight.next_shown s);
