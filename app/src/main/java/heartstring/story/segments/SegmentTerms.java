package heartstring.story.segments;

import heartstring.story.terms.Term;
import heartstring.story.terms.Term.OfCustomer;
import heartstring.story.terms.Terms;
import heartstring.story.terms.Type;
import heartstring.story.terms.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Each segment is a word of conditions; one that was taken away still is, so that what asks about it can be read, and has nobody. */
@Component
@Order(110)
class SegmentTerms implements Terms {

    private static final String GROUP = "Segments";

    private final SegmentList list;
    private volatile @Nullable Made made;

    SegmentTerms(SegmentList list) {
        this.list = list;
    }

    /** The words that were made of these. */
    private record Made(List<Segment> of, List<Term> terms) {}

    @Override
    public boolean isChanging() {
        return true;
    }

    @Override
    public List<Term> terms() {
        List<Segment> now = list.ever();
        Made last = made;
        if (last == null || !last.of().equals(now)) {
            last = new Made(now, now.stream().map(SegmentTerms::term).toList());
            made = last;
        }
        return last.terms();
    }

    private static Term term(Segment segment) {
        String called = "the segment “" + plain(segment.name()) + "”";
        return Term.of(
                SegmentRules.WORD + segment.id(),
                segment.isRemoved() ? Terms.GONE : GROUP,
                Type.FLAG,
                called,
                "is in " + called,
                "is not in " + called,
                segment.isRemoved()
                        ? new OfCustomer(ask -> SegmentTermsSql.nobody(), Value.of(false))
                        : new OfCustomer(ask -> SegmentTermsSql.in(segment.id()), Value.of(false)));
    }

    /** Brackets mean something in the sentences of terms. */
    private static String plain(String name) {
        return name.replaceAll("[\\[\\]{}]", "");
    }
}
