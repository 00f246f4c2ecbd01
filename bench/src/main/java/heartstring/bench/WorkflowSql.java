package heartstring.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What workflows left in the database, counted in ways of its own. */
final class WorkflowSql {

    /** Points that a run gives, which nobody else gets. */
    static final int POINTS = 7;

    static final String TASK = "Bench: call them";

    private static final String STEPS = "array['first', 'lot', 'points', 'second', 'short', 'task', 'told', 'went']";

    /** Runs that went all the way. */
    private static final String WHOLE =
            "select r.id, r.profile_id from decision.workflow_run r where r.state = 'ended' and r.reason = 'end'";

    private WorkflowSql() {}

    /** What holds in the whole house, and how many rows contradict it. */
    private record Law(String broken, String count) {}

    private static final List<Law> LAWS = List.of(
            new Law(
                    "runs that did not come to an end",
                    "select count(*) from decision.workflow_run where state <> 'ended'"),
            new Law(
                    "runs that ended in another way than at the end or by going without",
                    "select count(*) from decision.workflow_run where state = 'ended' and reason not in ('end', 'held-out')"),
            new Law("runs whose log is not each step once", """
                    select count(*) from (%s) r
                     where (select array_agg(l.step order by l.step) from decision.workflow_log l
                             where l.run_id = r.id and l.step not in ('', 'tag', 'trait')) is distinct from %s
                        or (select count(*) from decision.workflow_log l where l.run_id = r.id and l.step in ('tag', 'trait')) <> 1
                        or not exists (select from decision.workflow_log l join decision.workflow_log t on t.run_id = l.run_id
                                        where l.run_id = r.id and l.step = 'lot'
                                          and t.step = case l.way when '1' then 'tag' else 'trait' end)""".formatted(WHOLE, STEPS)),
            new Law("steps that were not done, though nothing spoke against it", """
                    select count(*) from decision.workflow_log
                     where step in ('first', 'second', 'points', 'tag', 'trait', 'task', 'told') and way <> 'done'"""),
            new Law("steps of people who go without", """
                    select count(*) from decision.workflow_log l join decision.workflow_run r on r.id = l.run_id
                     where r.reason = 'held-out' and l.step <> ''"""),
            each("members whose points are not those of their runs", """
                    select a.holder_id as who, count(*) as n from loyalty.posting p join loyalty.account a on a.id = p.account_id
                     where p.kind = 'earn' and p.amount = %d and a.holder = 'member' group by 1""".formatted(POINTS)),
            each(
                    "people whose tasks are not those of their runs",
                    "select profile_id as who, count(*) as n from crm.task where title = '" + TASK + "' group by 1"),
            new Law("people who do not have the tag or property of their branch, or have the other", """
                    select count(*) from (
                      select distinct r.profile_id as who, l.step = 'tag' as tag
                        from (%s) r join decision.workflow_log l on l.run_id = r.id and l.step in ('tag', 'trait')) w
                      full join (
                      select p.customer_id as who, t.name = 'tags' as tag, min(t.value::text) as value, count(*) as n
                        from customer.trait t join customer.profile p on p.id = t.profile_id
                       where t.name in ('tags', 'bench') group by 1, 2) t on t.who = w.who and t.tag = w.tag
                     where w.who is null or t.who is null or t.value <> case when w.tag then '["bench"]' else '"yes"' end
                         or (w.tag and t.n <> 1)""".formatted(
                            WHOLE)),
            new Law("runs that stand in the story as told not once", """
                    select count(*) from (%s) r
                      full join (select (t.body -> 'properties' ->> 'run')::bigint as run, count(*) as n from touchpoint.touchpoint t
                                  where t.name = 'bench.told' group by 1) t on t.run = r.id
                     where r.id is null or t.n is distinct from 1""".formatted(WHOLE)),
            new Law("messages that are not those of the steps", """
                    select count(*) from (
                      select 'workflow ' || v.workflow_id || ' run ' || r.id || ' step ' || s.step as key
                        from (%s) r join decision.workflow_run v on v.id = r.id, (values ('first'), ('second')) s (step)) w
                      full join decision.sending s on s.key = w.key
                     where w.key is null or s.key is null or s.state not in ('sent', 'failed')""".formatted(WHOLE)),
            new Law(
                    "messages that are neither sent nor uncertain",
                    "select count(*) from messaging.message where state not in ('sent', 'uncertain')"),
            new Law(
                    "webhooks that did not arrive",
                    "select count(*) from messaging.webhook_delivery where state <> 'delivered'"),
            new Law("figures of steps that are not those of the log", """
                    select count(*) from (select step, way, sum(n) as n from decision.workflow_tally
                                           where step not in ('', 'entry') group by 1, 2) t
                      full join (select step, way, count(*) as n from decision.workflow_log where step <> '' group by 1, 2) l
                        on l.step = t.step and l.way = t.way
                     where t.n is distinct from l.n"""));

    private static Law each(String broken, String found) {
        return new Law(
                broken,
                "select count(*) from (select profile_id as who, count(*) as n from (" + WHOLE
                        + ") r group by 1) w full join (" + found
                        + ") f on f.who = w.who where w.n is distinct from f.n");
    }

    /** What differs in the database, in lines; none where all is as it should be. */
    static List<String> differences(Connection c) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (Law law : LAWS) {
            long count = BenchSql.number(c, law.count());
            if (count > 0) {
                lines.add(count + " " + law.broken());
            }
        }
        long balances = BookSql.wrongBalances(c);
        if (balances > 0) {
            lines.add(balances + " balances that are not the sum of what was booked");
        }
        return lines;
    }

    /** How much is still under way; 0 once all has come to rest. */
    static long underWay(Connection c) throws SQLException {
        return BenchSql.number(c, """
                select (select count(*) from decision.workflow_news)
                     + (select count(*) from decision.workflow_run where state = 'waiting')
                     + (select count(*) from decision.sending where state in ('waiting', 'queued'))
                     + (select count(*) from messaging.message where state = 'waiting')
                     + (select count(*) from messaging.webhook_delivery where state = 'waiting')""");
    }

    /** Some of those who wait have waited long enough: what a clock would do in a minute. */
    static void hurry(Connection c) throws SQLException {
        BenchSql.execute(c, """
                update decision.workflow_run set since = since - interval '1 minute', due_at = due_at - interval '1 minute'
                 where id = any(array(
                   select id from decision.workflow_run
                    where state = 'waiting' and due_at > now() + interval '1 s' and since < now() - interval '2 s'
                    order by id limit 500 for update skip locked))""");
    }

    /** What a server that is dead for certain had taken need not be waited for. */
    static void release(Connection c) throws SQLException {
        BenchSql.execute(c, "update messaging.message set try_at = now() where state = 'waiting' and try_at > now()");
        BenchSql.execute(
                c, "update messaging.webhook_delivery set try_at = now() where state = 'waiting' and try_at > now()");
    }

    /** Who came in by which key, and how often. */
    static Map<WorkflowClients.Entry, Integer> entries(Connection c) throws SQLException {
        Map<WorkflowClients.Entry, Integer> entries = new HashMap<>();
        try (Statement s = c.createStatement();
                ResultSet rs = s.executeQuery("select profile_id, key from decision.workflow_run")) {
            while (rs.next()) {
                entries.merge(new WorkflowClients.Entry(rs.getLong(1), rs.getString(2)), 1, Integer::sum);
            }
        }
        return entries;
    }

    /** The runs that went all the way. */
    static List<Long> whole(Connection c) throws SQLException {
        List<Long> runs = new ArrayList<>();
        try (Statement s = c.createStatement();
                ResultSet rs = s.executeQuery(WHOLE)) {
            while (rs.next()) {
                runs.add(rs.getLong(1));
            }
        }
        return runs;
    }

    /** The state of each message by its number. */
    static Map<Long, String> messages(Connection c) throws SQLException {
        Map<Long, String> states = new HashMap<>();
        try (Statement s = c.createStatement();
                ResultSet rs = s.executeQuery("select id, state from messaging.message")) {
            while (rs.next()) {
                states.put(rs.getLong(1), rs.getString(2));
            }
        }
        return states;
    }
}
