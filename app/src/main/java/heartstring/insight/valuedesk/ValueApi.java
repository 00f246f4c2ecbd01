package heartstring.insight.valuedesk;

import static java.util.Objects.requireNonNull;

import heartstring.customer.owners.CustomersInReach;
import heartstring.insight.value.Report;
import heartstring.insight.value.Values;
import heartstring.insight.value.Worth;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What customers are worth, for programs. */
@Tag(name = "Insight")
@RestController
class ValueApi {

    private static final int LINES = 100;

    private final Values values;
    private final ValueLists lists;
    private final CustomersInReach reach;
    private final InstantSource time;

    ValueApi(Values values, ValueLists lists, CustomersInReach reach, InstantSource time) {
        this.values = values;
        this.lists = lists;
        this.reach = reach;
        this.time = time;
    }

    record CustomerValue(
            @Schema(description = "Of all amounts, in its minor units")
            String currency,

            Worth worth,

            @Schema(description = "In words") String words) {}

    record Drifting(
            long customer,
            @Nullable Double everyDays,
            @Nullable Instant dueAt,
            @Nullable Double stillComes,
            @Nullable Long valueMinor,

            @Schema(description = "What a year by their habit would bring, times the chance that they are lost")
            @Nullable
            Long stakeMinor) {}

    record DriftingList(
            String currency,
            List<Drifting> customers,
            @Nullable String cursor) {}

    @Operation(summary = "What all customers together are worth, and how good the forecast was on the past")
    @ForScope("insight:read")
    @GetMapping("/api/insight/value")
    Report report() {
        return values.report()
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND, "not-worked-out", "It is not worked out yet; it begins by itself."));
    }

    @Operation(summary = "How it stands with one customer: habit, whether they still come, what they will be worth")
    @ForScope("insight:read")
    @GetMapping("/api/insight/customers/{customerId}/value")
    CustomerValue of(@PathVariable long customerId) {
        if (!reach.isIn(customerId)) {
            throw Refusal.notFound("There is no such customer.");
        }
        Worth worth = values.of(customerId)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND, "no-purchase", "Nothing is known that this customer bought."));
        String currency = values.currency();
        ValueCardView.Card card = requireNonNull(
                ValueCardView.of(worth, currency, time.instant(), false).card());
        return new CustomerValue(currency, worth, card.habit() + " " + card.worth());
    }

    @Operation(summary = "Regulars who are later than their own habit explains, the most at stake first")
    @ForScope("insight:read")
    @GetMapping("/api/insight/value/drifting")
    DriftingList drifting(@RequestParam(required = false) @Nullable String cursor) {
        Cursor after = Cursor.parse(cursor, 2);
        List<ValueListsSql.Line> found = lists.lines(
                Among.of("drifting", "", "", "", ""),
                after == null ? null : after.number(0),
                after == null ? 0 : after.number(1),
                LINES + 1);
        List<ValueListsSql.Line> shown = found.subList(0, Math.min(LINES, found.size()));
        return new DriftingList(
                values.currency(),
                shown.stream()
                        .map(l -> new Drifting(
                                l.customerId(), l.cadenceDays(), l.dueAt(), l.alive(), l.valueMinor(), l.stakeMinor()))
                        .toList(),
                found.size() > LINES
                        ? Cursor.of(shown.getLast().by(), shown.getLast().customerId())
                                .text()
                        : null);
    }
}
