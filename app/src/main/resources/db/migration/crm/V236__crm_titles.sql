create index deal_title on crm.deal (platform.plain(title) text_pattern_ops);
create index deal_title_inside on crm.deal using gin (platform.plain(title) gin_trgm_ops);
create index task_title on crm.task (platform.plain(title) text_pattern_ops);
create index task_title_inside on crm.task using gin (platform.plain(title) gin_trgm_ops);

-- Deals and tasks for those who look for them by their titles.
create view crm.v_deal_title as
  select id, title, platform.plain(title) title_key, profile_id, contact_profile_id, state, amount_minor, currency, owner_id, changed_at
    from crm.deal;
create view crm.v_task_title as
  select id, title, platform.plain(title) title_key, kind, profile_id, deal_id, owner_id, state, due_at, all_day from crm.task;
