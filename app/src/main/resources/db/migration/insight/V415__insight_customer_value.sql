-- How it stands with each customer: when they come, whether they still do, and what they are worth; worked out anew each night and a
-- moment after each order. Derived. Amounts are minor units of the currency of insight.value_model.
create table insight.customer_value (
  customer_id bigint primary key references customer.customer,
  found_at timestamptz not null,
  -- The study by which it was worked out; null as long as none has come to its end.
  run_id bigint,
  visits int not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  spent_minor bigint not null,
  -- How many orders are left out of the amounts, for they are in another currency.
  other_orders int not null,
  -- 1 to 5 by fifths of all customers: how lately, how often, how much.
  lately smallint check (lately between 1 and 5),
  often smallint check (often between 1 and 5),
  much smallint check (much between 1 and 5),
  -- Their habit: from visit to visit on average; and how likely a gap as long as the present one is for them.
  cadence_days real,
  -- The same of late, where that is oddly long.
  of_late_days real,
  due_at timestamptz,
  ordinary real,
  drifting boolean not null,
  -- How likely they still come; null where all customers together tell too little, as what follows.
  alive real,
  visits_quarter real,
  visits_year real,
  value_minor bigint,
  value_low bigint,
  value_high bigint,
  -- What a year by their habit would bring, times the chance that they are lost.
  stake_minor bigint
) with (fillfactor = 80);
create index customer_value_most on insight.customer_value (coalesce(value_minor, -1) desc, customer_id desc);
create index customer_value_cell on insight.customer_value (lately, often, coalesce(value_minor, -1) desc, customer_id desc);
create index customer_value_drifting on insight.customer_value (coalesce(stake_minor, -1) desc, customer_id desc) where drifting;

create view insight.v_customer_value as
  select customer_id, found_at, visits, first_at, last_at, spent_minor, lately, often, much, cadence_days, of_late_days, due_at, ordinary, drifting, alive,
         visits_quarter, visits_year, value_minor, value_low, value_high, stake_minor
    from insight.customer_value;

-- Pieces of whom something is new; worked out and taken out again within a second.
create table insight.value_due (
  profile_id bigint primary key
);

-- What was learnt of all customers together, a row for each study, and what it came to; of nobody alone.
create table insight.value_model (
  run_id bigint primary key references insight.run on delete cascade,
  learnt_at timestamptz not null,
  currency text not null check (length(currency) = 3),
  -- Parameters, and from where on the scores begin.
  model jsonb not null,
  -- Sums, bars, the forecast and how one made in the past would have done; null until all customers are written.
  report jsonb
);
create index value_model_age on insight.value_model (learnt_at desc) where report is not null;

create view insight.v_value_model as
  select run_id, learnt_at, currency from insight.value_model where report is not null;
