package heartstring.experience.journeycalls;

import heartstring.story.terms.Term.Ask;
import heartstring.story.terms.Term.Rows;

/** What the terms and groups of journeys read; over all pieces of a customer. */
final class JourneyTermsSql {

    /** The stage of each journey at which somebody was last, in a year. */
    static final String STAGES = """
            select distinct on (p.customer_id, s.journey_id) p.customer_id, s.id::text as key, s.journey || ': ' || s.name as name
              from experience.v_stage s join experience.stage_touch t on t.stage_id = s.id
              join customer.v_profile p on p.id = t.profile_id
             where t.own and t.occurred_at > now() - interval '365 days' and t.occurred_at <= now()
             order by p.customer_id, s.journey_id, t.occurred_at desc, t.touchpoint_id desc""";

    private JourneyTermsSql() {}

    static Rows stage(Ask ask) {
        return Rows.of("""
                        select distinct on (p.customer_id) p.customer_id, s.name as value
                          from experience.v_stage s join experience.v_stage_touch t on t.stage_id = s.id
                          join customer.v_profile p on p.id = t.profile_id
                         where s.journey = {journey} and t.own and t.occurred_at <= {now}
                         order by p.customer_id, t.occurred_at desc, t.touchpoint_id desc""").with("journey", ask.plain("journey"));
    }

    static Rows passed(Ask ask) {
        Rows rows = Rows.of("""
                        select p.customer_id, count(*)::numeric as value
                          from experience.v_stage s join experience.v_stage_touch t on t.stage_id = s.id
                          join customer.v_profile p on p.id = t.profile_id
                         where s.journey = {journey} and s.name = {stage} and t.own and t.occurred_at <= {now}""").with("journey", ask.plain("journey")).with("stage", ask.plain("stage"));
        return (ask.has("days")
                        ? rows.then("and t.occurred_at >= {since}::timestamptz")
                                .with("since", ask.since("days").toString())
                        : rows)
                .then("group by p.customer_id");
    }
}
