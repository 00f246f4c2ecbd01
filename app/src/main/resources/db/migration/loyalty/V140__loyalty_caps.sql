-- The most points that a rule gives one customer in a day, week, month or altogether.
alter table loyalty.earn_rule
  add column most_points bigint check (most_points between 1 and 1000000000),
  add column most_per text check (most_per in ('day', 'week', 'month', 'whole')),
  add constraint earn_rule_cap check ((most_points is null) = (most_per is null));

-- What rules with such a limit gave, by the day it was earned: for each order what stands of it, for events all of the day in one
-- row with order 0. Derived from the ledger's postings.
create table loyalty.capped (
  rule_id bigint not null references loyalty.earn_rule (id),
  profile_id bigint not null,
  day date not null,
  order_id bigint not null,
  points bigint not null check (points > 0),
  primary key (profile_id, rule_id, day, order_id)
);
create index capped_order on loyalty.capped (order_id) where order_id <> 0;
