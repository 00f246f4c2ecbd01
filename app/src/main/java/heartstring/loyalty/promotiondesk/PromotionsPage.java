package heartstring.loyalty.promotiondesk;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.loyalty.baskets.Trials;
import heartstring.loyalty.budgets.Budgets;
import heartstring.loyalty.drafting.SampleReceipts;
import heartstring.loyalty.promotions.Offer;
import heartstring.loyalty.promotions.Promotion;
import heartstring.loyalty.promotions.Promotion.Choice;
import heartstring.loyalty.promotions.Promotions;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.story.arms.Arms;
import heartstring.story.arms.Met;
import heartstring.story.drafting.ConditionDesk;
import heartstring.ui.components.Format;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of promotions: what holds, in which turn, and a form for another. */
@ForRoles(Role.MANAGER)
@Controller
class PromotionsPage {

    private static final String ODD = "Choose what it does; an amount or percentage has at most two decimals.";

    private final Promotions promotions;
    private final Budgets budgets;
    private final Settings settings;
    private final ConditionDesk desk;
    private final SampleReceipts receipts;
    private final Trials trials;
    private final Arms arms;
    private final InstantSource time;

    PromotionsPage(
            Promotions promotions,
            Budgets budgets,
            Settings settings,
            ConditionDesk desk,
            SampleReceipts receipts,
            Trials trials,
            Arms arms,
            InstantSource time) {
        this.desk = desk;
        this.receipts = receipts;
        this.trials = trials;
        this.arms = arms;
        this.promotions = promotions;
        this.budgets = budgets;
        this.settings = settings;
        this.time = time;
    }

    @Bean
    static NavEntry promotionsEntry() {
        return new NavEntry("Loyalty", 503, "tags", "Promotions", "/loyalty/promotions", Set.of("MANAGER"));
    }

    /** The fields of the form; lists are separated by commas. */
    record Form(
            @Nullable String name,
            @Nullable String kind,
            @Nullable BigDecimal worth,
            @Nullable BigDecimal least,
            @Nullable String products,
            @Nullable String categories,
            @Nullable String getProducts,
            @Nullable Integer buy,
            @Nullable Integer get,
            @Nullable String bundle,
            @Nullable String gift,
            @Nullable Integer turn,
            @Nullable String group,
            @Nullable Boolean alone,
            @Nullable Long budgetId,
            @Nullable Integer holdOut,
            @Nullable LocalDate until) {

        int held(int usual) {
            return holdOut == null ? usual : holdOut;
        }
    }

    @GetMapping("/loyalty/promotions")
    View promotions() {
        return page(Map.of(), null);
    }

    @PostMapping("/loyalty/promotions")
    View begin(Form form, @RequestParam Map<String, String> all) {
        Draft draft = draft(form, form.name() == null ? "" : form.name());
        if (draft == null) {
            return page(all, ODD).status(422);
        }
        return switch (promotions.begin(
                draft.promotion(),
                draft.currency(),
                desk.json(all).orElse(null),
                time.instant(),
                draft.until(),
                form.held(promotions.usualHoldOut()))) {
            case Promotions.Writing.Begun begun ->
                Redirect.to("/loyalty/promotions").saying("The promotion holds from now on.");
            case Promotions.Writing.Refused refused ->
                page(all, refused.sentence()).status(422);
        };
    }

    /** What the promotion in the form would make of a sample receipt, beside those that hold. */
    @PostMapping("/loyalty/promotions/sample")
    Fragment sample(Form form, @RequestParam Map<String, String> all) {
        String currency = settings.currency().getCurrencyCode();
        Draft draft = draft(form, form.name() == null || form.name().isBlank() ? "The new promotion" : form.name());
        if (draft == null) {
            return Fragment.of("loyalty/baskets/trial", trials.fault(receipts.sent(all, currency), currency, ODD));
        }
        Promotions.Writing writing = promotions.supposed(
                draft.promotion(), currency, desk.json(all).orElse(null), time.instant(), draft.until(), form.held(0));
        return Fragment.of(
                "loyalty/baskets/trial",
                switch (writing) {
                    case Promotions.Writing.Begun begun ->
                        trials.of(receipts.sent(all, currency), currency, begun.offer());
                    case Promotions.Writing.Refused refused ->
                        trials.fault(receipts.sent(all, currency), currency, refused.sentence());
                });
    }

    /** A promotion as the form has it. */
    private record Draft(
            Promotion promotion, String currency, @Nullable Instant until) {}

    private @Nullable Draft draft(Form form, String name) {
        Promotion.Kind kind = Promotion.Kind.of(form.kind());
        String currency = settings.currency().getCurrencyCode();
        int digits = AmountRules.digits(currency);
        Long least = whole(form.least(), digits);
        Long worth = kind == null
                ? null
                : whole(form.worth(), kind.text().startsWith("percent") || kind == Promotion.Kind.BUY_GET ? 2 : digits);
        if (kind == null || worth == null || least == null) {
            return null;
        }
        Promotion promotion = new Promotion(
                "promotion:0",
                name,
                kind,
                worth,
                least,
                new Choice(list(form.products()), list(form.categories())),
                new Choice(list(form.getProducts()), List.of()),
                form.buy() == null ? 0 : form.buy(),
                form.get() == null ? 0 : form.get(),
                list(form.bundle()),
                blank(form.gift()),
                form.turn() == null ? 10 : form.turn(),
                blank(form.group()),
                Boolean.TRUE.equals(form.alone()),
                form.budgetId());
        Instant until = form.until() == null
                ? null
                : form.until().plusDays(1).atStartOfDay(settings.zone()).toInstant();
        return new Draft(promotion, currency, until);
    }

    @PostMapping("/loyalty/promotions/{id}/stop")
    View stop(@PathVariable long id) {
        promotions.stop(id);
        return Redirect.to("/loyalty/promotions").saying("Stopped. What was promised stays promised.");
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static List<String> list(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(t -> !t.isEmpty())
                        .toList();
    }

    private static @Nullable Long whole(@Nullable BigDecimal number, int digits) {
        if (number == null) {
            return 0L;
        }
        if (number.precision() > 20 || Math.abs(number.scale()) > 20) {
            return null;
        }
        BigDecimal moved = number.movePointRight(digits).stripTrailingZeros();
        return moved.scale() > 0 || moved.abs().precision() - moved.scale() > 15 ? null : moved.longValueExact();
    }

    private static String does(Offer offer) {
        Promotion p = offer.promotion();
        String money = Format.money(p.worth(), offer.currency());
        String percent = BigDecimal.valueOf(p.worth(), 2).stripTrailingZeros().toPlainString() + " %";
        String what = switch (p.kind()) {
            case PERCENT_ITEMS, PERCENT_ORDER -> percent + " off";
            case AMOUNT_ITEMS -> money + " off each piece";
            case AMOUNT_ORDER -> money + " off";
            case PERCENT_SHIPPING -> percent + " off shipping";
            case AMOUNT_SHIPPING -> money + " off shipping";
            case BUY_GET -> "buy " + p.buy() + ", get " + p.get() + " for " + percent + " less";
            case BUNDLE -> String.join(" + ", p.bundle()) + " for " + money;
            case GIFT -> p.gift() + " free";
        };
        return what + (p.leastMinor() > 0 ? ", from " + Format.money(p.leastMinor(), offer.currency()) : "");
    }

    private Page page(Map<String, String> filled, @Nullable String fault) {
        String currency = settings.currency().getCurrencyCode();
        List<Offer> offers = promotions.all();
        Map<String, Met> met =
                arms.met(offers.stream().map(o -> o.promotion().ref()).toList());
        return Page.of(
                "Promotions",
                "loyalty/promotiondesk/promotions",
                new PromotionsView(
                        offers.stream()
                                .map(o -> new PromotionsView.Line(
                                        o,
                                        does(o),
                                        promotions.sentence(o),
                                        promotions.holdOutPercent(o),
                                        met.get(o.promotion().ref())))
                                .toList(),
                        budgets.all(),
                        currency,
                        promotions.usualHoldOut(),
                        filled,
                        desk.view(filled, "Only if", ""),
                        trials.first(currency),
                        fault));
    }
}
