-- Marked just before a message is handed to a mail server: who dies then leaves it uncertain, and it is not sent again by itself.
alter table messaging.message add column begun_at timestamptz;
create index message_begun on messaging.message (try_at) where state = 'waiting' and begun_at is not null;
alter table messaging.message drop constraint message_state_check;
alter table messaging.message add constraint message_state_check
  check (state in ('waiting', 'sent', 'failed', 'withheld', 'lapsed', 'uncertain')) not valid;

-- What came back after it was sent: it never arrived, not yet, or somebody called it unwanted.
alter table messaging.message
  add column bounced_at timestamptz,
  add column bounce_kind text check (bounce_kind in ('hard', 'soft', 'complaint')),
  add column bounce_reason text check (length(bounce_reason) <= 300);
create view messaging.v_message_bounce as
  select id, profile_id, bounced_at, bounce_kind, bounce_reason from messaging.message where bounced_at is not null;

-- Addresses that something came back from; those with blocked_at are not written to, unless asked for or lifted.
create table messaging.bounced_address (
  address text primary key check (length(address) between 3 and 254),
  profile_id bigint,
  hard int not null default 0,
  soft int not null default 0,
  complaints int not null default 0,
  last_at timestamptz not null,
  reason text not null check (length(reason) <= 300),
  blocked_at timestamptz,
  lifted_at timestamptz
);
create index bounced_address_profile on messaging.bounced_address (profile_id);
create index bounced_address_last on messaging.bounced_address (last_at desc, address);
create view messaging.v_bounced_address as
  select address, hard, soft, complaints, last_at, reason, blocked_at, lifted_at from messaging.bounced_address;
