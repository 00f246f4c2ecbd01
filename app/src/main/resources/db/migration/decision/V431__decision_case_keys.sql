-- Keys under which a colleague's form or a program opened a case or added to one, once each, with the digest of what was asked for;
-- gone with their case. Keys of before stand beside the case that they opened.
create table decision.case_key (
  key bytea primary key check (octet_length(key) = 32),
  case_id bigint not null references decision.customer_case on delete cascade,
  said bytea not null check (octet_length(said) = 32),
  used_at timestamptz not null
);
create index case_key_case on decision.case_key (case_id);
