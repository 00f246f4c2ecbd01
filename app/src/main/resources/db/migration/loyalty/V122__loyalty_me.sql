-- Codes that members asked for by card or e-mail. The token is in their browser and the code in their mail; here are digests.
-- A row without a member is a question that led nowhere: the answer must not tell.
create table loyalty.me_ask (
  token bytea primary key,
  member_id bigint references loyalty.member (id) on delete cascade,
  code bytea,
  tries int not null default 0,
  expires_at timestamptz not null
);
create index me_ask_expires on loyalty.me_ask (expires_at);
create index me_ask_member on loyalty.me_ask (member_id);

-- Members' own sessions, apart from those of colleagues; digests of their tokens.
create table loyalty.me_session (
  token bytea primary key,
  member_id bigint not null references loyalty.member (id) on delete cascade,
  expires_at timestamptz not null
);
create index me_session_member on loyalty.me_session (member_id);
create index me_session_expires on loyalty.me_session (expires_at);

-- Links carry this number; a higher one here makes all earlier links of the member dead.
create table loyalty.me_link (
  member_id bigint primary key references loyalty.member (id) on delete cascade,
  version int not null
);

-- How many days before points end their members are told; 0 for never. No row: 14.
create table loyalty.notice_setting (
  programme_id int primary key references loyalty.programme (id),
  days int not null check (days between 0 and 90)
);

-- Who was told of which end: once for each member and day.
create table loyalty.expiry_notice (
  member_id bigint not null references loyalty.member (id) on delete cascade,
  ends_on date not null,
  points bigint not null,
  told_at timestamptz not null,
  primary key (member_id, ends_on)
);
