-- A trigger asks by e-mail, or in the window of a chat once it is over; and only whom nobody asked lately, or each time.
alter table experience.trigger
  add column way text not null default 'email' check (way in ('email', 'chat')),
  add column each_time boolean not null default false;

alter table experience.asking drop constraint asking_way_check;
alter table experience.asking
  add constraint asking_way_check check (way in ('email', 'page', 'chat')),
  -- The colleague whom it is about, where that is told.
  add column agent_id bigint;

-- The colleague whom an answer is about, as what asked for it told.
alter table experience.answer add column agent_id bigint;
