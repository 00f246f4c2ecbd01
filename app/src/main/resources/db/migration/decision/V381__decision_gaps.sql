-- A stage of a journey that no longer feels as it is meant to, with what was told of it and the one task that came of it. Nobody's data.
create table decision.gap (
  gap_id bigint primary key,
  journey_id int not null,
  stage_id int not null,
  stage text not null,
  owner_id bigint not null,
  intended text not null,
  felt text not null,
  share double precision not null,
  usual double precision not null,
  heard int not null,
  since date not null,
  task_id bigint unique
);
create index gap_waiting on decision.gap (gap_id) where task_id is null;
