-- A night writes what is due beside what is shown, and is shown once it is whole.
create table insight.next_shown (
  one boolean primary key default true check (one),
  run_id bigint not null
);
insert into insight.next_shown (run_id) select coalesce(max(run_id), 0) from insight.next_product;

-- Without their indexes, which are made anew, so that each row is written once.
alter table insight.next_product drop constraint next_product_pkey;
update insight.next_product p set run_id = s.run_id from insight.next_shown s where p.run_id is distinct from s.run_id;
alter table insight.next_product add primary key (product_id, run_id);

alter table insight.next_due drop constraint next_due_pkey;
drop index insight.next_due_product;
drop index insight.next_due_day;
update insight.next_due d set run_id = s.run_id from insight.next_shown s where d.run_id is distinct from s.run_id;
alter table insight.next_due add primary key (profile_id, product_id, run_id);
create index next_due_product on insight.next_due (run_id, product_id, due_on, profile_id);
create index next_due_day on insight.next_due (run_id, due_on, profile_id, product_id);
