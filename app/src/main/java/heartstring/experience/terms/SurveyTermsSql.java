package heartstring.experience.terms;

import heartstring.story.terms.Term.Ask;
import heartstring.story.terms.Term.Rows;

/** What the terms of answers read; the last answer over all pieces that are not erased. */
final class SurveyTermsSql {

    private static final String FROM = "\n" + """
             from experience.answer a join customer.v_profile p on p.id = a.profile_id and p.erased_at is null
             join experience.survey s on s.id = a.survey_id""";

    private static final String LAST = "order by p.customer_id, a.occurred_at desc, a.id desc";

    private SurveyTermsSql() {}

    /** The last number of a measure; of any when none is named. */
    static Rows score(Ask ask, String measure) {
        Rows rows = Rows.of("select distinct on (p.customer_id) p.customer_id, a.score::numeric as value" + FROM
                + " where a.score is not null");
        if (!measure.isEmpty()) {
            rows = rows.then("and a.measure = {measure}").with("measure", measure);
        }
        return within(rows, ask).then(LAST);
    }

    static Rows mood(Ask ask) {
        Rows rows = Rows.of("""
                        select distinct on (p.customer_id) p.customer_id,
                               case a.measure
                                 when 'nps' then case when a.score <= 6 then 'low' when a.score >= 9 then 'high' else 'middle' end
                                 when 'csat' then case when a.score <= 2 then 'low' when a.score >= 4 then 'high' else 'middle' end
                                 when 'ces' then case when a.score <= 3 then 'low' when a.score >= 5 then 'high' else 'middle' end
                                 else case when a.score <= 0.4 * a.most then 'low' when a.score >= 0.8 * a.most then 'high' else 'middle' end
                               end as value""" + FROM + " where a.score is not null");
        return within(rows, ask).then(LAST);
    }

    static Rows answered(Ask ask) {
        return within(Rows.of("select p.customer_id, count(*)::numeric as value" + FROM + " where true"), ask)
                .then("group by p.customer_id");
    }

    /** Numbers stand among choices as text. */
    static Rows chose(Ask ask) {
        Rows rows = Rows.of(
                        """
                        select distinct on (p.customer_id) p.customer_id,
                               case when i.picks is not null then to_jsonb(i.picks) else jsonb_build_array(i.number::text) end as value"""
                                + FROM
                                + "\n join experience.answer_item i on i.answer_id = a.id and i.question = {question} where true")
                .with("question", ask.plain("question"));
        return within(rows, ask).then(LAST);
    }

    static Rows askedDays() {
        return Rows.of("""
                        select p.customer_id, floor(greatest(extract(epoch from ({now} - max(k.decided_at))), 0) / 86400) as value
                          from experience.asking k join customer.v_profile p on p.id = k.profile_id and p.erased_at is null
                         where k.outcome = 'asked' group by p.customer_id""");
    }

    private static Rows within(Rows rows, Ask ask) {
        Rows narrowed = rows;
        if (ask.has("survey")) {
            narrowed = narrowed.then("and s.key = {survey}").with("survey", ask.plain("survey"));
        }
        if (ask.has("days")) {
            narrowed = narrowed.then("and a.occurred_at >= {since}::timestamptz")
                    .with("since", ask.since("days").toString());
        }
        return narrowed;
    }
}
