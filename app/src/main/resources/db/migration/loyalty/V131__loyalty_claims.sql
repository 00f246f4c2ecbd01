-- Who claimed which receipt later: each once, for ever. What remains of an erased person's is that it was claimed.
create table loyalty.claim (
  source_id int not null,
  order_key text not null,
  programme_id int not null references loyalty.programme (id),
  member_id bigint not null,
  profile_id bigint not null,
  card text not null,
  way text not null check (way in ('till', 'program', 'staff', 'member')),
  user_id bigint,
  claimed_at timestamptz not null,
  -- Whether the order was told of it.
  told boolean not null default false,
  primary key (source_id, order_key)
);
create index claim_profile on loyalty.claim (profile_id);
create index claim_untold on loyalty.claim (claimed_at) where not told;
