-- Where the gain of choosing by an order lies, and the area below the curve of what it brings. Null for what was found before.
alter table insight.effect_order add column qini_low double precision;
alter table insight.effect_order add column qini_high double precision;
alter table insight.effect_order add column auuc double precision;
alter table insight.effect_order add column auuc_low double precision;
alter table insight.effect_order add column auuc_high double precision;
