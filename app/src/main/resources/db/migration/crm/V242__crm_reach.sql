-- For lists of those who see their own deals, tasks and conversations only.
create index deal_owner_changed on crm.deal (owner_id, changed_at desc, id desc);
create index conversation_assignee on crm.conversation (assignee_id, last_at desc, id desc) where state <> 'open';
