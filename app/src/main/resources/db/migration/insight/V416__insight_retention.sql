-- Of the customers who first bought in a month: how many bought again how many months later, and what they kept buying for. Derived, each
-- night; of nobody alone.
create table insight.retention (
  cohort date not null,
  month_no int not null check (month_no >= 0),
  customers int not null,
  orders bigint not null,
  -- In the currency most used; others are left out of amounts.
  kept_minor bigint not null,
  primary key (cohort, month_no)
);
create table insight.retention_run (
  run_id bigint primary key references insight.run on delete cascade,
  found_at timestamptz not null,
  currency text not null check (length(currency) = 3),
  -- The month in which it was worked out, which is not over yet.
  month date not null,
  left_out bigint not null
);
create index customer_value_first on insight.customer_value (first_at, customer_id);
