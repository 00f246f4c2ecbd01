package heartstring.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** Fills an empty house with many customers and touchpoints, set by set, as the intake and the belts would have left it. */
final class CrowdSql {

    private static final String[] GIVEN = {
        "Ana", "Ben", "Carla", "David", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Klara", "Leon", "Mira",
                "Noah", "Olga",
        "Paul", "Rosa", "Sami", "Tara", "Ugo", "Vera", "Willem", "Xenia", "Yusuf", "Zoe", "Aylin", "Bruno", "Chiara",
                "Dario", "Emma"
    };
    private static final String[] FAMILY = {
        "Abel", "Bauer", "Castillo", "Demir", "Eriksen", "Fischer", "Garcia", "Hansen", "Ivanov", "Jansen", "Keller",
                "Lopez", "Meyer",
        "Novak", "Okafor", "Petrov", "Quist", "Rossi", "Silva", "Tanaka", "Ulrich", "Vogel", "Weber", "Xu", "Yilmaz",
                "Zimmer"
    };

    private CrowdSql() {}

    static void people(Connection c, int source, long customers) throws SQLException {
        String name = "(" + array(GIVEN) + ")[1 + n %% " + GIVEN.length + "] || ' ' || (" + array(FAMILY)
                + ")[1 + (n / " + GIVEN.length + ") %% " + FAMILY.length
                + "] || chr(97 + (n / 780 %% 26)::int) || chr(97 + (n / 20280 %% 26)::int)";
        String[] steps = {
            "insert into customer.customer (id) select n from generate_series(1, :n) n",
            "insert into customer.profile (id, customer_id, source_id, key_kind, key_value) select n, n, :s, 'user_id', 'c-' || n from generate_series(1, :n) n",
            "insert into customer.identifier (kind, value, profile_id, source_id, first_seen_at) select 'user_id', 'c-' || n, n, :s, now() - n * interval '30 s' from generate_series(1, :n) n",
            "insert into customer.identifier (kind, value, profile_id, source_id, first_seen_at) select 'email', 'c' || n || '@example.org', n, :s, now() - n * interval '30 s' from generate_series(1, :n) n",
            "insert into customer.trait (profile_id, name, value, occurred_at, source_id) select n, 'name', to_jsonb("
                    + name.replace("%%", "%") + "), now() - interval '1 day', :s from generate_series(1, :n) n",
            """
            insert into customer.headline (customer_id, kind, name, name_key, name_key_turned, email, city, country, profiles, first_seen_at)
            select p.id, 'person', t.value #>> '{}', lower(t.value #>> '{}'), lower(split_part(t.value #>> '{}', ' ', 2) || ' ' || split_part(t.value #>> '{}', ' ', 1)),
                   'c' || p.id || '@example.org', 'City ' || p.id % 200, 'DE', 1, now() - p.id * interval '30 s'
              from customer.profile p join customer.trait t on t.profile_id = p.id""",
            "select setval('customer.customer_id_seq', :n), setval('customer.profile_id_seq', :n)",
        };
        for (String step : steps) {
            BenchSql.execute(c, step.replace(":n", Long.toString(customers)).replace(":s", Integer.toString(source)));
        }
    }

    static void touchpoints(Connection c, int source, long customers, long touchpoints) throws SQLException {
        long step = 1_000_000;
        for (long from = 1; from <= touchpoints; from += step) {
            long to = Math.min(touchpoints, from + step - 1);
            BenchSql.execute(c, String.format(Locale.ROOT, """
                            insert into touchpoint.touchpoint (id, profile_id, source_id, kind, name, channel, occurred_at, body)
                            select n, 1 + (n::bigint * 7919) %% %d, %d, 'track', (array['Product Viewed','Product Added','Email Opened','Order Completed'])[1 + n %% 4],
                                   (array['web','till','email','app'])[1 + n %% 4], now() - (n %% 40000000) * interval '1 s',
                                   jsonb_build_object('type', 'track', 'event', 'Product Viewed', 'userId', 'c-' || n, 'properties',
                                     jsonb_build_object('product_id', 'sku-' || n %% 4000, 'name', 'Basmati rice 1 kg', 'price', 3.49, 'currency', 'EUR',
                                       'url', 'https://shop.example/p/sku-' || n %% 4000, 'total', 12.5, 'order_id', 'o-' || n))
                              from generate_series(%d, %d) n""", customers, source, from, to));
        }
        BenchSql.execute(c, """
                insert into story.activity (profile_id, channel, first_at, last_at, touchpoints)
                select profile_id, channel, min(occurred_at), max(occurred_at), count(*) from touchpoint.touchpoint group by 1, 2""");
        BenchSql.execute(c, """
                insert into story.standing (customer_id, last_at, orders, spent_minor)
                select profile_id, date_trunc('minute', max(last_at)), profile_id % 40, (profile_id * 7919) % 500000
                  from story.activity group by profile_id""");
        BenchSql.execute(c, """
                insert into story.tally (hour, channel, thing, touchpoints)
                select date_trunc('hour', occurred_at), channel, 'other', count(*) from touchpoint.touchpoint group by 1, 2""");
    }

    /** A programme with a rule and a reward, and everybody a member with a million points. */
    static void members(Connection c, long members) throws SQLException {
        String[] steps = {
            "insert into loyalty.unit (id, key, name, kind) values (1, 'bench', 'Points', 'points')",
            "insert into loyalty.account (id, unit_id, holder, holder_id) values (1, 1, 'house', 0)",
            "insert into loyalty.programme (id, key, name, unit_id, currency, pending_days, expiry_months, refund_policy) values (1, 'bench', 'Bench', 1, 'EUR', 0, 24, 'debt')",
            "insert into loyalty.earn_rule (id, programme_id, name, kind, points, event, from_at) values (1, 1, 'Bench', 'event', 5, 'Bench', now() - interval '1 day')",
            "insert into loyalty.reward (id, programme_id, name, kind, points, stocked, from_at) values (1, 1, 'Bench', 'product', 3, false, now() - interval '1 day')",
            """
            insert into loyalty.member (id, programme_id, profile_id, card, status, joined_at, joined_by)
            select n, 1, n, '29' || lpad(n::text, 11, '0'), 'active', now() - interval '1 day', 'import' from generate_series(1, :n) n""",
            "insert into loyalty.account (id, unit_id, holder, holder_id, available) select 1000 + n, 1, 'member', n, 1000000 from generate_series(1, :n) n",
            """
            insert into loyalty.posting (id, key, contents, kind, account_id, amount, shortfall, cause, cause_id, rule_id, user_id, occurred_at, recorded_at)
            select -3 * n, gen_random_uuid(), gen_random_uuid(), 'credit', 1000 + n, 1000000, 0, 'person', 0, 0, 0, now(), now() from generate_series(1, :n) n""",
            """
            insert into loyalty.lot (id, account_id, posting_id, amount, pending, available, reserved)
            select -3 * n - 1, 1000 + n, -3 * n, 1000000, 0, 1000000, 0 from generate_series(1, :n) n""",
            """
            insert into loyalty.transfer (id, posting_id, from_account_id, from_pocket, to_account_id, to_pocket, to_lot_id, amount)
            select -3 * n - 2, -3 * n, 1, 'adjusted', 1000 + n, 'available', -3 * n - 1, 1000000 from generate_series(1, :n) n""",
            "select setval('loyalty.account_id_seq', 1000 + :n), setval('loyalty.unit_id_seq', 1), setval('loyalty.programme_id_seq', 1), setval('loyalty.earn_rule_id_seq', 1), setval('loyalty.reward_id_seq', 1), setval('loyalty.member_id_seq', :n)",
            "vacuum analyze loyalty.account",
            "vacuum analyze loyalty.lot",
            "vacuum analyze loyalty.posting",
            "vacuum analyze loyalty.transfer",
            "vacuum analyze loyalty.member"
        };
        for (String step : steps) {
            BenchSql.execute(c, step.replace(":n", Long.toString(members)));
        }
    }

    static void settle(Connection c) throws SQLException {
        for (String table : new String[] {
            "customer.customer",
            "customer.profile",
            "customer.identifier",
            "customer.trait",
            "customer.headline",
            "touchpoint.touchpoint",
            "story.activity",
            "story.standing",
            "story.tally"
        }) {
            BenchSql.execute(c, "vacuum analyze " + table);
        }
        BenchSql.execute(c, "checkpoint");
    }

    private static String array(String[] words) {
        return "array['" + String.join("','", words) + "']";
    }
}
