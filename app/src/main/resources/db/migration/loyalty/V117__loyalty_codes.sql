-- Codes of rewards are kept sealed, with a digest to be found by and their last letters to be told apart; "code" is what an older
-- version wrote, and is emptied once it was sealed.
alter table loyalty.redemption add column code_sealed bytea, add column code_digest bytea, add column code_tail text;
create unique index redemption_digest on loyalty.redemption (code_digest) where code_digest is not null;
create index redemption_plain on loyalty.redemption (id) where code is not null;
