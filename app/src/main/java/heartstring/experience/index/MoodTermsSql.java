package heartstring.experience.index;

import heartstring.story.terms.Term.Rows;

/** What the terms of the index read. */
final class MoodTermsSql {

    private MoodTermsSql() {}

    static Rows number(String column) {
        return Rows.of(
                "select m.customer_id, (%s)::numeric as value from experience.v_mood m where true".formatted(column));
    }

    static Rows polite() {
        return Rows.of("select m.customer_id, true as value from experience.v_mood m where m.polite");
    }
}
