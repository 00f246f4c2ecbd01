-- A night writes how it stands with customers beside what is shown, and is shown once it is whole.
-- Without its indexes, which are made anew, so that each row is written once.
alter table insight.customer_value drop constraint customer_value_pkey;
drop index insight.customer_value_most;
drop index insight.customer_value_cell;
drop index insight.customer_value_drifting;
drop index insight.customer_value_first;
-- 0 as long as no study has come to its end.
update insight.customer_value v set run_id = s.run_id
  from (select coalesce((select m.run_id from insight.value_model m where m.report is not null order by m.learnt_at desc limit 1), 0)
          as run_id) s
 where v.run_id is distinct from s.run_id;
alter table insight.customer_value alter column run_id set not null;
alter table insight.customer_value add primary key (customer_id, run_id);
create index customer_value_most on insight.customer_value (run_id, coalesce(value_minor, -1) desc, customer_id desc);
create index customer_value_cell on insight.customer_value (run_id, lately, often, coalesce(value_minor, -1) desc, customer_id desc);
create index customer_value_drifting on insight.customer_value (run_id, coalesce(stake_minor, -1) desc, customer_id desc) where drifting;
create index customer_value_first on insight.customer_value (run_id, first_at, customer_id);

create or replace view insight.v_customer_value as
  select customer_id, found_at, visits, first_at, last_at, spent_minor, lately, often, much, cadence_days, of_late_days, due_at, ordinary, drifting, alive,
         visits_quarter, visits_year, value_minor, value_low, value_high, stake_minor
    from insight.customer_value
   where run_id = coalesce((select m.run_id from insight.value_model m where m.report is not null order by m.learnt_at desc limit 1), 0);

-- How far it was followed who became another customer.
create table insight.value_walk (
  one boolean primary key default true check (one),
  movement_id bigint not null
);
insert into insight.value_walk (movement_id) select coalesce(max(id), 0) from customer.v_movement;
