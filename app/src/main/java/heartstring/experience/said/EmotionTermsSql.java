package heartstring.experience.said;

import heartstring.story.terms.Term.Ask;
import heartstring.story.terms.Term.Rows;

/** What the terms of emotion read. Pieces that were erased hold nothing. */
final class EmotionTermsSql {

    private EmotionTermsSql() {}

    static Rows felt(Ask ask) {
        return within(Rows.of("""
                        select p.customer_id, count(*)::numeric as value
                          from experience.v_feeling f join customer.v_profile p on p.id = f.profile_id
                         where {feeling} = any(f.felt)""").with("feeling", ask.plain("feeling")), ask);
    }

    static Rows feltAbout(Ask ask) {
        return within(Rows.of("""
                        select p.customer_id, count(distinct f.touchpoint_id)::numeric as value
                          from experience.v_aspect a join experience.v_feeling f on f.touchpoint_id = a.touchpoint_id
                          join customer.v_profile p on p.id = f.profile_id
                         where a.felt = {feeling} and a.theme = {theme}""").with("feeling", ask.plain("feeling")).with("theme", ask.plain("theme")), ask);
    }

    static Rows saidAbout(Ask ask) {
        return within(Rows.of("""
                        select p.customer_id, count(*)::numeric as value
                          from experience.v_feeling f join customer.v_profile p on p.id = f.profile_id
                         where {theme} = any(f.themes)""").with("theme", ask.plain("theme")), ask);
    }

    static Rows lastTone() {
        return Rows.of("""
                        select distinct on (p.customer_id) p.customer_id, f.tone as value
                          from experience.v_feeling f join customer.v_profile p on p.id = f.profile_id
                         where f.tone <> 'unsure' and f.said_at <= {now}
                         order by p.customer_id, f.said_at desc, f.touchpoint_id desc""");
    }

    private static Rows within(Rows rows, Ask ask) {
        Rows in = ask.has("days")
                ? rows.then("and f.said_at >= {since}::timestamptz and f.said_at <= {now}")
                        .with("since", ask.since("days").toString())
                : rows;
        return in.then("group by p.customer_id");
    }
}
