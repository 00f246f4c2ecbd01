-- A gift goes with a sale, and comes back when that is undone.
alter table decision.gift_decision add column sale_key text check (length(sale_key) between 1 and 200);
create index gift_decision_sale on decision.gift_decision (sale_key) where sale_key is not null;

alter table decision.gift_decision drop constraint gift_decision_state_check;
alter table decision.gift_decision add constraint gift_decision_state_check
  check (state in ('none', 'held_out', 'reserved', 'given', 'voided', 'expired', 'taken_back'));
