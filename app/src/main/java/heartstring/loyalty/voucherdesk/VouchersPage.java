package heartstring.loyalty.voucherdesk;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.loyalty.baskets.Trials;
import heartstring.loyalty.budgets.Budgets;
import heartstring.loyalty.drafting.SampleReceipts;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.vouchers.Checked;
import heartstring.loyalty.vouchers.PersonalVouchers;
import heartstring.loyalty.vouchers.Shopper;
import heartstring.loyalty.vouchers.VoucherBatch;
import heartstring.loyalty.vouchers.VoucherBatches;
import heartstring.loyalty.vouchers.Vouchers;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.story.drafting.ConditionDesk;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of vouchers: making them, fetching their codes once, stopping them, and why a code cannot be used. */
@ForRoles(Role.MANAGER)
@Controller
class VouchersPage {

    private static final String ODD = "Choose what it gives; an amount or percentage has at most two decimals.";

    private final Vouchers vouchers;
    private final VoucherBatches batches;
    private final Budgets budgets;
    private final Programmes programmes;
    private final Settings settings;
    private final PersonalVouchers personal;
    private final Members members;
    private final ConditionDesk desk;
    private final SampleReceipts receipts;
    private final Trials trials;
    private final InstantSource time;

    VouchersPage(
            Vouchers vouchers,
            VoucherBatches batches,
            PersonalVouchers personal,
            Members members,
            ConditionDesk desk,
            SampleReceipts receipts,
            Trials trials,
            Budgets budgets,
            Programmes programmes,
            Settings settings,
            InstantSource time) {
        this.vouchers = vouchers;
        this.personal = personal;
        this.members = members;
        this.desk = desk;
        this.receipts = receipts;
        this.trials = trials;
        this.batches = batches;
        this.budgets = budgets;
        this.programmes = programmes;
        this.settings = settings;
        this.time = time;
    }

    @Bean
    static NavEntry vouchersEntry() {
        return new NavEntry("Loyalty", 504, "ticket", "Vouchers", "/loyalty/vouchers", Set.of("MANAGER"));
    }

    @GetMapping("/loyalty/vouchers")
    View vouchers() {
        return page(Map.of(), null, null);
    }

    /** The fields of the form. */
    record Form(
            @Nullable String name,
            @Nullable String publicCode,
            @Nullable Integer codes,
            @Nullable Long usesEach,
            @Nullable Integer memberMost,
            @Nullable BigDecimal least,
            @Nullable String gives,
            @Nullable BigDecimal worth,
            @Nullable String product,
            @Nullable Integer programmeId,
            @Nullable Long budgetId,
            @Nullable Boolean personal,
            @Nullable LocalDate until) {}

    @PostMapping("/loyalty/vouchers")
    View make(Form form, @RequestParam Map<String, String> all) {
        VoucherBatches.Draft draft = draft(form, form.name() == null ? "" : form.name(), all);
        if (draft == null) {
            return page(all, ODD, null).status(422);
        }
        return switch (batches.make(draft)) {
            case VoucherBatches.Making.Refused refused ->
                page(all, refused.sentence(), null).status(422);
            case VoucherBatches.Making.Made made ->
                Redirect.to("/loyalty/vouchers").saying(said(made.batch()));
        };
    }

    private static String said(VoucherBatch batch) {
        return batch.personal()
                ? "Give them to members now: each gets a code of their own."
                : batch.publicCode() == null ? "The codes are being made." : "The code can be used.";
    }

    /** What the vouchers in the form would make of a sample receipt, beside the promotions that hold. */
    @PostMapping("/loyalty/vouchers/sample")
    Fragment sample(Form form, @RequestParam Map<String, String> all) {
        String currency = settings.currency().getCurrencyCode();
        String name = form.name() == null || form.name().isBlank() ? "The new voucher" : form.name();
        VoucherBatches.Draft draft = draft(form, name, all);
        if (draft == null) {
            return Fragment.of("loyalty/baskets/trial", trials.fault(receipts.sent(all, currency), currency, ODD));
        }
        return Fragment.of(
                "loyalty/baskets/trial",
                switch (batches.supposed(draft)) {
                    case VoucherBatches.Making.Made made ->
                        trials.of(receipts.sent(all, currency), currency, made.batch());
                    case VoucherBatches.Making.Refused refused ->
                        trials.fault(receipts.sent(all, currency), currency, refused.sentence());
                });
    }

    /** Gives a code of a personal batch to the member with this card. */
    @PostMapping("/loyalty/vouchers/{id}/give")
    View give(@PathVariable long id, @RequestParam(defaultValue = "") String card) {
        Optional<Member> member = members.byCard(card.strip());
        if (member.isEmpty()) {
            return page(Map.of(), "No member has this card.", null).status(422);
        }
        return switch (personal.give(id, member.get().profileId())) {
            case PersonalVouchers.Giving.Refused refused ->
                page(Map.of(), refused.sentence(), null).status(422);
            case PersonalVouchers.Giving.Given given ->
                Redirect.to("/loyalty/vouchers")
                        .saying("The code is " + given.code() + ". The member sees it on their own page.");
        };
    }

    private VoucherBatches.@Nullable Draft draft(Form form, String name, Map<String, String> all) {
        VoucherBatch.Gives gives = VoucherBatch.Gives.of(form.gives());
        String currency = settings.currency().getCurrencyCode();
        Long worth = gives == null ? null : worth(gives, form.worth(), currency);
        Long least = whole(form.least(), AmountRules.digits(currency));
        if (gives == null || worth == null || least == null) {
            return null;
        }
        Instant now = time.instant();
        Instant until = form.until() == null
                ? null
                : form.until().plusDays(1).atStartOfDay(settings.zone()).toInstant();
        String code = blank(form.publicCode());
        return new VoucherBatches.Draft(
                name,
                code,
                code != null || form.codes() == null ? 1 : form.codes(),
                form.usesEach() == null ? 1 : form.usesEach(),
                form.memberMost(),
                least,
                desk.json(all).orElse(null),
                gives,
                worth,
                currency,
                blank(form.product()),
                gives == VoucherBatch.Gives.POINTS ? form.programmeId() : null,
                form.budgetId(),
                Boolean.TRUE.equals(form.personal()),
                now,
                until);
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Long worth(VoucherBatch.Gives gives, @Nullable BigDecimal worth, String currency) {
        return switch (gives) {
            case PERCENT -> whole(worth, 2);
            case AMOUNT -> whole(worth, AmountRules.digits(currency));
            case POINTS -> whole(worth, 0);
            case PRODUCT -> 0L;
        };
    }

    /** So many digits to the left, 0 for nothing; null where it makes no sense. */
    private static @Nullable Long whole(@Nullable BigDecimal number, int digits) {
        if (number == null) {
            return 0L;
        }
        if (number.precision() > 20 || Math.abs(number.scale()) > 20) {
            return null;
        }
        BigDecimal moved = number.movePointRight(digits).stripTrailingZeros();
        return moved.scale() > 0 || moved.abs().compareTo(BigDecimal.valueOf(VoucherBatches.MOST_WORTH)) > 0
                ? null
                : moved.longValueExact();
    }

    @PostMapping("/loyalty/vouchers/{id}/codes.csv")
    void fetch(@PathVariable long id, HttpServletResponse response) throws IOException {
        Optional<List<String>> codes = batches.fetch(id);
        if (codes.isEmpty()) {
            response.sendError(409, "Codes can be fetched once, when all of them are made.");
            return;
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"vouchers-" + id + ".csv\"");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write("code\r\n" + String.join("\r\n", codes.get()) + "\r\n");
    }

    @PostMapping("/loyalty/vouchers/{id}/stop")
    View stop(@PathVariable long id, @RequestParam boolean stopped) {
        batches.setStopped(id, stopped);
        return Redirect.to("/loyalty/vouchers").saying(stopped ? "Stopped." : "Open again.");
    }

    @PostMapping("/loyalty/vouchers/check")
    View check(@RequestParam(defaultValue = "") String code) {
        return page(
                Map.of(),
                null,
                switch (vouchers.check(code, Shopper.NOBODY)) {
                    case Checked.Good good ->
                        "This code of “" + good.voucher().batch().name() + "” can be used "
                                + good.voucher().usesLeft()
                                + (good.voucher().usesLeft() == 1 ? " more time." : " more times.");
                    case Checked.Bad bad -> bad.reason();
                });
    }

    private Page page(Map<String, String> filled, @Nullable String fault, @Nullable String said) {
        String currency = settings.currency().getCurrencyCode();
        List<VouchersView.Line> lines = batches.all().stream()
                .map(b -> new VouchersView.Line(
                        b,
                        batches.used(b.id()),
                        batches.sentence(b),
                        b.publicCode() == null && !b.personal() && b.made() == b.codes() && b.downloadedAt() == null))
                .toList();
        return Page.of(
                "Vouchers",
                "loyalty/voucherdesk/vouchers",
                new VouchersView(
                        lines,
                        budgets.all(),
                        programmes.all(),
                        currency,
                        filled,
                        desk.view(filled, "Only if", ""),
                        trials.first(currency),
                        fault,
                        said));
    }
}
