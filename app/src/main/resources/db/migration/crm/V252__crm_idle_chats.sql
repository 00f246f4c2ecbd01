-- When a chat is looked at next, whether it still goes on.
alter table crm.chat add column idle_at timestamptz not null default now();
create index chat_idle on crm.chat (idle_at) where ended_at is null;
