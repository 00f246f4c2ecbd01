-- The task that keeps a promise of ours. The promise is named by where it was said, which a rebuild of the memory does not change;
-- its words stay in the memory, and are shown from there.
create table crm.promise (
  touchpoint_id bigint not null,
  starts int not null,
  task_id bigint not null unique references crm.task on delete cascade,
  made_at timestamptz not null,
  primary key (touchpoint_id, starts)
);

create view crm.v_promise as
  select p.touchpoint_id, p.starts, p.task_id, t.state, t.owner_id, t.due_at
    from crm.promise p join crm.task t on t.id = p.task_id;
