alter table messaging.message validate constraint message_state_check;
