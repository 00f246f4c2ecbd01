package heartstring.decision.sending;

import heartstring.customer.consent.ChannelRules;
import heartstring.customer.consent.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read what is known of writing to somebody. */
@Component
class FactsSql {

    private static final int MOST_COUNTED = 300;

    private static final String FACTS = """
                        select c.id, f.first, coalesce(a.value, ''), a.profile_id, a.said,
                               exists (select from customer.v_profile p
                                         join customer.v_consent k on k.profile_id = p.id and k.purpose = :purpose
                                          and k.channel = any(array['', :channel]) and not k.given
                                        where p.customer_id = c.id
                                          and not exists (select from customer.v_consent l
                                                           where l.kind = k.kind and l.value = k.value and l.purpose = k.purpose
                                                             and l.channel = any(array['', :channel])
                                                             and (l.said_at, l.id) > (k.said_at, k.id))),
                               coalesce((select m.state = 'failed' from messaging.v_outgoing m
                                          where m.address = a.value and m.state = any(array['failed', 'sent']) and m.ended_at > :month
                                          order by m.ended_at desc limit 1), false),
                               coalesce((select t.value #>> '{}' from customer.v_profile p join customer.v_trait t on t.profile_id = p.id
                                          where p.customer_id = c.id and t.name = any(array['timezone', 'timeZone', 'time_zone'])
                                          order by t.occurred_at desc, t.id desc limit 1), ''),
                               s.ats, s.channels
                          from unnest(:customers::bigint[]) c(id)
                         cross join lateral (select min(p.id) first from customer.v_profile p
                                              where p.customer_id = c.id and p.erased_at is null) f
                          left join lateral (
                            select i.value, i.profile_id, k.given said
                              from customer.v_profile p join customer.v_identifier i on i.profile_id = p.id
                              left join customer.v_headline h on h.customer_id = p.customer_id
                              left join lateral (select k.given from customer.v_consent k
                                                  where k.kind = i.kind and k.value = i.value and k.purpose = :purpose
                                                    and k.channel = any(array['', :channel])
                                                  order by k.said_at desc, k.id desc limit 1) k on true
                             where p.customer_id = c.id and p.erased_at is null and i.kind = :kind
                             order by case when k.given then 0 when k.given is null then 1 else 2 end,
                                      (i.value = any(array[h.email, h.phone])) desc nulls last, i.first_seen_at, i.value, i.profile_id
                             limit 1) a on true
                         cross join lateral (
                            select array_agg(q.queued_at) ats, array_agg(q.channel) channels
                              from (select s.queued_at, s.channel from customer.v_profile p join decision.sending s on s.profile_id = p.id
                                     where p.customer_id = c.id and s.purpose = 'news' and s.queued_at > :week and s.state = any(array['queued', 'sent'])
                                     order by s.queued_at desc limit :most) q) s
                         where f.first is not null""";

    private final JdbcClient jdbc;

    FactsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is known of writing to somebody by one channel, at one moment.
     *
     * @param profileId the piece that shows the address, or the first one where none is needed; 0 where nobody is there
     * @param address empty for none
     * @param said what was said last of that address, the channel and the purpose; null for nothing
     * @param refused whether any piece said no last, of whatever address
     * @param bounced whether the last message to the address, of thirty days, could not be delivered
     * @param zone where they live, as they or a source told; empty for not
     * @param by when news went lately by the channel, {@code all} by whichever
     */
    record Facts(
            long profileId,
            String address,
            @Nullable Boolean said,
            boolean refused,
            boolean bounced,
            String zone,
            List<Instant> by,
            List<Instant> all) {

        Facts {
            by = List.copyOf(by);
            all = List.copyOf(all);
        }
    }

    /** Of these customers, by number; those who are not there are left out. */
    Map<Long, Facts> of(long[] customers, Purpose purpose, String channel, Instant now) {
        Map<Long, Facts> facts = new HashMap<>();
        jdbc.sql(FACTS)
                .param("customers", customers)
                .param("purpose", purpose.name().toLowerCase(Locale.ROOT))
                .param("channel", channel)
                .param("kind", ChannelRules.kind(channel))
                .param("week", Timestamp.from(now.minusSeconds(7 * 86_400L)))
                .param("month", Timestamp.from(now.minusSeconds(30 * 86_400L)))
                .param("most", MOST_COUNTED)
                .query(rs -> {
                    facts.put(rs.getLong(1), read(rs, channel));
                });
        return facts;
    }

    private static Facts read(ResultSet rs, String channel) throws SQLException {
        long first = rs.getLong(2);
        long shows = rs.getLong(4);
        List<Instant> by = new ArrayList<>();
        List<Instant> all = new ArrayList<>();
        if (rs.getArray(9) != null) {
            Timestamp[] ats = (Timestamp[]) rs.getArray(9).getArray();
            String[] channels = (String[]) rs.getArray(10).getArray();
            for (int i = 0; i < ats.length; i++) {
                all.add(ats[i].toInstant());
                if (channels[i].equals(channel)) {
                    by.add(ats[i].toInstant());
                }
            }
        }
        return new Facts(
                shows == 0 ? first : shows,
                rs.getString(3),
                (Boolean) rs.getObject(5),
                rs.getBoolean(6),
                rs.getBoolean(7),
                rs.getString(8),
                by,
                all);
    }
}
