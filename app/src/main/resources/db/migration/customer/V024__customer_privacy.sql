-- The key that identifiers of forgotten people are hashed with; sealed by the house's secret, made with the first erasure.
create table customer.suppression_key (
  singleton boolean primary key default true check (singleton),
  sealed bytea not null
);

-- Identifiers of people who asked to be forgotten, as HMAC-SHA-256: the intake keeps nothing that shows one of them.
create table customer.suppressed (
  digest bytea primary key check (length(digest) = 32),
  kind text not null,
  customer_id bigint not null references customer.customer (id),
  created_at timestamptz not null default now()
);
create index suppressed_customer on customer.suppressed (customer_id);

create index customer_merged_into on customer.customer (merged_into) where merged_into is not null;
