-- Who asked on their own page to be forgotten: first a code that proves that it is them, then a day on which it is done, until when they
-- can take it back. The row goes with the person.
create table customer.farewell (
  profile_id bigint primary key references customer.profile (id),
  asked_at timestamptz not null,
  -- The digest of a code of six digits; null once it was used or is of no use any more.
  code bytea check (octet_length(code) = 32),
  code_until timestamptz,
  tries smallint not null default 0,
  due_at timestamptz
);
create index farewell_due on customer.farewell (due_at) where due_at is not null;
