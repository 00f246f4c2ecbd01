package heartstring.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** Fills a house of people with what their agents work on: conversations, deals, tasks, things kept in mind, and all of it searchable. */
final class DeskCrowdSql {

    /** The list of open conversations by itself: what the page asks for at the least. */
    static final String OPEN_CONVERSATIONS = """
            select c.id, h.name, left(v.body #>> '{properties,text}', 300) from (
              select * from crm.conversation where state = 'open' order by last_at desc, id desc limit 41) c
              left join customer.profile p on p.id = c.profile_id
              left join customer.headline h on h.customer_id = p.customer_id
              left join touchpoint.touchpoint v on v.id = c.last_touchpoint_id order by c.last_at desc, c.id desc""";

    /** The number of the first conversation, which has 5,000 messages. */
    static final long LONG_THREAD = 10_000_001;

    private static final String[] VOCABULARY = {
        "create schema if not exists bench",
        "create table bench.syllable as select s from unnest(string_to_array('ka lo mi ren ta vo sel dun bar nik po ster an gel fi mar ku tes ol win', ' ')) s",
        """
        create table bench.word as select row_number() over (order by md5(a.s || b.s || c.s)) - 1 n, a.s || b.s || c.s w
          from bench.syllable a, bench.syllable b, bench.syllable c""",
        "create unique index on bench.word (n)",
        "analyze bench.word",
    };

    private static final String[] CONVERSATIONS = {
        "insert into crm.team (id, name) overriding system value select g, 'Team ' || g from generate_series(1000, 1009) g",
        "insert into crm.team_member select 1000, :user",
        """
        insert into touchpoint.touchpoint (id, profile_id, source_id, kind, name, channel, occurred_at, body)
        select 100000000 + g, 1 + g % :people, :source, 'track', case when g % 10 = 0 then 'Note Added' else 'Message Received' end, 'email',
               now() - g * interval '30 s',
               json_build_object('properties', json_build_object('subject', 'About ' || g, 'text', x.t))::jsonb
          from generate_series(1, :talks) g
          cross join lateral (
            select string_agg(v.w, ' ') t from generate_series(1, 40) k
              join bench.word v on v.n = floor(8000 * power((hashint8extended(g * 41 + k, 5)::bit(31)::int / 2147483648.0), 3))::int) x""",
        """
        insert into crm.conversation (id, profile_id, state, snoozed_until, resolved_at, assignee_id, team_id, labels, channel, first_at,
               last_at, last_touchpoint_id, last_by, last_in_at, waiting_since, opened_at, answer_due_at, resolve_due_at, clock_era)
        select 10000000 + g, 1 + g % :people, case when g % 20 = 0 then 'snoozed' when g % 2 = 0 then 'resolved' else 'open' end,
               case when g % 20 = 0 then now() + interval '30 days' end, case when g % 20 <> 0 and g % 2 = 0 then now() end,
               case when g % 3 = 0 then :user when g % 3 = 1 then 999999 end,
               case when g % 4 = 0 then 1000 + g % 10 when g % 4 = 1 then 1000 end,
               case when g % 1000 = 1 then '{rare}'::text[] else '{}' end, case when g % 5 = 0 then 'chat' else 'email' end,
               now() - g * interval '31 s', now() - g * interval '30 s', 100000000 + g, 'customer', now() - g * interval '30 s',
               now() - g * interval '30 s', now(), now() + (g % 977) * interval '1 minute', now() + interval '2 days', 1
          from generate_series(1, :talks) g""",
        """
        insert into crm.talk (touchpoint_id, conversation_id, profile_id, at, who, channel, asks, thread)
        select 100000000 + g, 10000000 + g, 1 + g % :people, now() - g * interval '30 s', 'customer', 'email', true, g
          from generate_series(1, :talks) g""",
        """
        insert into touchpoint.touchpoint (id, profile_id, source_id, kind, name, channel, occurred_at, body)
        select 200000000 + g, 2, :source, 'track', 'Message Received', 'email', now() - g * interval '30 s', '{"properties":{"text":"One of many."}}'
          from generate_series(1, 5000) g""",
        """
        insert into crm.talk (touchpoint_id, conversation_id, profile_id, at, who, channel, asks)
        select 200000000 + g, 10000001, 2, now() - g * interval '30 s', 'customer', 'email', true from generate_series(1, 5000) g""",
    };

    private static final String[] WORDS = {
        """
        insert into story.said (touchpoint_id, profile_id, note, said_at, words, meant)
        select id, profile_id, name = 'Note Added', occurred_at, to_tsvector('simple', body #>> '{properties,text}'), true
          from touchpoint.touchpoint where id > 100000000 and id <= 100000000 + :said""", """
        insert into story.word select w, count(*) from story.said, unnest(tsvector_to_array(words)) w
         where length(w) between 4 and 30 group by 1 on conflict do nothing""", """
        insert into story.meaning (touchpoint_id, profile_id, vector)
        select touchpoint_id, profile_id, substr(decode(repeat(md5(touchpoint_id::text) || md5(touchpoint_id::text || 'x'), 12), 'hex'), 1, 384)
          from story.said""", """
        insert into story.memory (profile_id, touchpoint_id, kind, words, starts, ends, ours, said_at)
        select 1 + g % :people, 100000000 + g, 'wish', a.w || ' wants ' || b.w || ' and ' || c.w, 0, 10, false, now()
          from generate_series(1, 30000) g join bench.word a on a.n = g % 7001 join bench.word b on b.n = g % 503
          join bench.word c on c.n = g % 7919 where g <= :talks""",
    };

    private static final String[] DEALS = {
        "update customer.customer set kind = 'company' where id % 20 = 0",
        "update customer.headline set kind = 'company' where customer_id % 20 = 0",
        """
        insert into crm.deal (profile_id, pipeline_id, stage_id, title, amount_minor, currency, owner_id, expected_on, state, closed_at,
               stage_since, created_at, changed_at)
        select 1 + g % :people, s.pipeline_id, s.id, initcap(a.w) || ' for ' || b.w, 10000 + g % 977 * 1000, 'EUR', :user,
               current_date + (g % 120)::int, case when g <= :deals then 'open' when g % 3 = 0 then 'lost' else 'won' end,
               case when g > :deals then now() - g * interval '1 hour' end, now() - g % 40 * interval '1 day', now() - interval '40 days', now()
          from generate_series(1, :deals * 4) g
          join (select s.*, row_number() over (order by position) - 1 nth, count(*) over () stages from crm.stage s
                 where pipeline_id = (select min(id) from crm.pipeline)) s on s.nth = g % s.stages
          join bench.word a on a.n = g % 7001 join bench.word b on b.n = g % 503""",
        """
        insert into crm.task (kind, title, due_at, series, created_at, profile_id, owner_id)
        select 'task', 'Call about ' || a.w || ' ' || b.w, now() + g * interval '1 minute', gen_random_uuid(), now(), 1 + g % :people, :user
          from generate_series(1, 20000) g join bench.word a on a.n = g % 7001 join bench.word b on b.n = g % 503""",
        "vacuum analyze",
        "checkpoint",
    };

    /** Somebody of that team. */
    static final String COLLEAGUE = "owner3@example.org";

    /** A team of ten to whom a tenth of all people belong; who sees their team's alone. */
    private static final String[] TEAM = {
        """
        insert into platform.users (email, name, role, password_hash)
        select 'owner' || g || '@example.org', 'Owner ' || g, 'AGENT', 'x' from generate_series(0, 99) g
        on conflict do nothing""", """
        insert into crm.team_member
        select 1009, id from platform.users where email similar to 'owner[0-9]@example.org' on conflict do nothing""", """
        insert into customer.ownership (profile_id, owner_id, since_at)
        select min(p.id), u.id, now() from customer.profile p join platform.users u on u.email = 'owner' || p.customer_id % 100 || '@example.org'
         where p.customer_id % 7 <> 0 group by p.customer_id, u.id on conflict do nothing""", """
        update customer.headline h set owner_id = o.owner_id from customer.ownership o join customer.profile p on p.id = o.profile_id
         where p.customer_id = h.customer_id""", """
        insert into platform.reach (role, kind, width)
        select 'AGENT', k, 'team' from unnest('{people,companies,deals,tasks,conversations}'::text[]) k on conflict do nothing""",
    };

    private DeskCrowdSql() {}

    /**
     * Fills; the people are there, as {@link CrowdSql} leaves them.
     *
     * @param user who looks at it
     * @param said so many of the messages are found by words and meaning
     * @param deals so many are open; three times as many are closed
     */
    static void fill(Connection c, int source, long user, long people, long conversations, long said, long deals)
            throws SQLException {
        for (String[] part : new String[][] {VOCABULARY, CONVERSATIONS, WORDS, TEAM, DEALS}) {
            for (String step : part) {
                BenchSql.execute(
                        c,
                        step.replace(":user", Long.toString(user))
                                .replace(":source", Integer.toString(source))
                                .replace(":people", Long.toString(people))
                                .replace(":talks", Long.toString(conversations))
                                .replace(":said", Long.toString(said))
                                .replace(":deals", Long.toString(deals)));
            }
        }
    }
}
