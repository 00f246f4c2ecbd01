package heartstring.story.computed;

import heartstring.platform.settings.Settings;
import heartstring.story.terms.Term;
import heartstring.story.terms.Term.OfCustomer;
import heartstring.story.terms.Terms;
import heartstring.story.terms.Type;
import heartstring.story.terms.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Each computed property is a word of conditions; a retired one still is, so that what asks about it can be read, and tells nothing. */
@Component
@Order(250)
class ComputedTerms implements Terms {

    private static final String GROUP = "Computed properties";

    private final Computed computed;
    private final Settings settings;
    private volatile @Nullable Made made;

    ComputedTerms(Computed computed, Settings settings) {
        this.computed = computed;
        this.settings = settings;
    }

    /** The words that were made of these. */
    private record Made(List<ComputedProperty> of, List<Term> terms) {}

    @Override
    public boolean isChanging() {
        return true;
    }

    @Override
    public List<Term> terms() {
        List<ComputedProperty> now = computed.ever();
        Made last = made;
        if (last == null || !last.of().equals(now)) {
            last = new Made(now, now.stream().map(this::term).toList());
            made = last;
        }
        return last.terms();
    }

    private Term term(ComputedProperty one) {
        Definition d = one.definition();
        Type type = d.inText() ? Type.TEXT : d.inMoney() ? Type.MONEY : Type.NUMBER;
        String label = "“" + one.name() + "”";
        return Term.of(
                "computed." + one.key(),
                one.isRetired() ? Terms.GONE : GROUP,
                type,
                label,
                label + " is {is}",
                label + " is not {is}",
                one.isRetired()
                        ? new OfCustomer(ask -> ComputedRowsSql.none(d), null)
                        : new OfCustomer(ask -> ComputedRowsSql.rows(one), otherwise(d)));
    }

    /** Who has no touchpoint of that kind has none, and nothing spent; what is the first of nothing is not known. */
    private @Nullable Value otherwise(Definition d) {
        return switch (d.kind()) {
            case COUNT, DISTINCT -> Value.of(0);
            case SUM ->
                !d.inMoney()
                        ? Value.of(0)
                        : d.currency().equals(settings.currency().getCurrencyCode()) ? new Value.Money(0) : null;
            case FIRST, LAST, MOST, SINCE -> null;
        };
    }
}
