-- What is given to some and kept from others by lot so that it can be seen whether it works: its share, from birth on. What does not
-- stand here is kept from nobody. Facts; who met it stands in story.exposure. The row 'everything' is of those who get nothing optional.
create table story.hold_out (
  trial text primary key check (length(trial) between 1 and 100),
  kind text not null check (kind in ('gift', 'bonus', 'offer', 'voucher', 'challenge', 'campaign', 'workflow', 'everything')),
  name text not null check (length(name) between 1 and 200),
  -- The giver's own page in this house; null for none.
  path text check (path like '/%' and length(path) <= 300),
  percent smallint not null check (percent between 0 and 50),
  since timestamptz not null,
  -- When the share was set last.
  changed_at timestamptz not null
);

create view story.v_hold_out as
  select trial, kind, name, path, percent, since, changed_at from story.hold_out;
