-- Files that colleagues add, with what their contents say they are. In the database, so that a backup has them and every node.
create table platform.file (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  size_bytes int not null,
  sha_256 bytea not null,
  content bytea not null,
  created_at timestamptz not null,
  created_by bigint
);
alter table platform.file alter column content set storage external;
create view platform.v_file as select id, name, media_type, size_bytes, created_at, created_by from platform.file;

-- Also whether a colleague still works here, and as what, for those who choose one.
create or replace view platform.v_user as select id, name, active, role from platform.users;
