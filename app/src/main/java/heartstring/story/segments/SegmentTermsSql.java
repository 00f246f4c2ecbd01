package heartstring.story.segments;

import heartstring.story.terms.Term.Rows;

/** What the words of segments read: who is kept as being in one. */
final class SegmentTermsSql {

    private SegmentTermsSql() {}

    static Rows in(int segment) {
        return Rows.of("""
                        select m.customer_id, true as value from story.v_segment_member m where m.segment_id = {segment}""").with("segment", segment);
    }

    static Rows nobody() {
        return Rows.of("select h.customer_id, true as value from customer.v_headline h where false");
    }
}
