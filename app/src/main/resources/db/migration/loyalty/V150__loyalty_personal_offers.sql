-- Vouchers of one person: a batch whose codes are made one by one, each for a piece. Whoever else shows such a code is told what is
-- told of an unknown one. 0 stands for somebody who was forgotten: nobody can use it.
alter table loyalty.voucher_batch add column personal boolean not null default false;
alter table loyalty.voucher_batch drop constraint voucher_batch_codes_check;
alter table loyalty.voucher_batch add constraint voucher_batch_codes_check
  check (codes <= 100000 and codes >= case when personal then 0 else 1 end);
alter table loyalty.voucher_batch add check (not personal or public_code is null);
alter table loyalty.voucher add column profile_id bigint;
create index voucher_profile on loyalty.voucher (profile_id, id) where profile_id is not null;

-- Who takes part in a challenge. What an order's customer was when the order was first judged is kept with what it counts.
alter table loyalty.challenge add column condition text;
alter table loyalty.challenge_count add column takes_part boolean not null default true;
