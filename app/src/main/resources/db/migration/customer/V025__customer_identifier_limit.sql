-- How many values of a kind rules may gather on one customer, where an administrator chose otherwise than the product.
create table customer.identifier_limit (
  kind text primary key,
  most int not null check (most between 1 and 10000),
  changed_at timestamptz not null default now(),
  changed_by bigint
);
