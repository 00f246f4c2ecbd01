-- The most of a budget that one customer gets in its period. Each piece that draws has a purse, filled with that when it is first
-- needed; what all pieces of a customer have drawn together is looked at under a lock, so that joining pieces gives nobody more.
alter table loyalty.budget add column customer_minor bigint check (customer_minor between 1 and 100000000000);

alter table loyalty.budget_purse
  add column customer boolean not null default false,
  -- Null where it is no customer's, or the person was erased.
  add column profile_id bigint,
  add constraint budget_purse_whose check (customer or profile_id is null),
  drop constraint budget_purse_budget_id_starts_store_key;
create unique index budget_purse_whole on loyalty.budget_purse (budget_id, starts, store) where not customer;
create unique index budget_purse_customer on loyalty.budget_purse (profile_id, budget_id, starts) where customer and profile_id is not null;

-- A program's reservation of such a budget is two of the ledger's.
create table loyalty.budget_pair (
  reservation bigint primary key,
  customer_reservation bigint not null
);
