-- Of a hundred customers so many go without a promotion, always the same ones, so that its effect can be seen.
alter table loyalty.promotion add column hold_out_percent smallint not null default 0 check (hold_out_percent between 0 and 50);
