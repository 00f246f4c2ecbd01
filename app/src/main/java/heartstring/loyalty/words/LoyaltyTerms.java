package heartstring.loyalty.words;

import heartstring.story.terms.Term;
import heartstring.story.terms.Term.OfCustomer;
import heartstring.story.terms.Term.Param;
import heartstring.story.terms.Terms;
import heartstring.story.terms.Type;
import heartstring.story.terms.Value;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Points that can be spent, tiers, and who is a member, over all pieces of a customer; a household's common points are nobody's own. */
@Component
@Order(600)
class LoyaltyTerms implements Terms {

    private static final String GROUP = "Loyalty";
    private static final Param PROGRAMME = new Param("programme", Type.TEXT, false, "in the programme with this key");

    @Override
    public List<Term> terms() {
        return List.of(
                Term.of(
                                "member",
                                GROUP,
                                Type.FLAG,
                                "membership",
                                "is a member[ of the programme {programme}]",
                                "is not a member[ of the programme {programme}]",
                                new OfCustomer(LoyaltyTermsSql::member, Value.of(false)))
                        .with(PROGRAMME),
                Term.of(
                                "points",
                                GROUP,
                                Type.NUMBER,
                                "the points that can be spent",
                                "has {is} points[ in the programme {programme}]",
                                "does not have {is} points[ in the programme {programme}]",
                                new OfCustomer(LoyaltyTermsSql::points, Value.of(0)))
                        .with(PROGRAMME),
                Term.of(
                                "tier",
                                GROUP,
                                Type.TEXT,
                                "the tier, by its key",
                                "is in the tier {is}[ of the programme {programme}]",
                                "is not in the tier {is}[ of the programme {programme}]",
                                new OfCustomer(LoyaltyTermsSql::tier, null))
                        .with(PROGRAMME));
    }
}
