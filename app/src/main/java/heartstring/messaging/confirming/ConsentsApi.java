package heartstring.messaging.confirming;

import heartstring.customer.consent.Consent;
import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Evidence;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.auth.ForScope;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What customers said about being written to, for programs. */
@Tag(name = "Consents")
@RestController
class ConsentsApi {

    private static final int MOST = 50;

    private final Consents consents;
    private final Confirmations confirmations;
    private final ConfirmationsSql sql;
    private final CustomersInReach customers;
    private final Settings settings;
    private final InstantSource time;

    ConsentsApi(
            Consents consents,
            Confirmations confirmations,
            ConfirmationsSql sql,
            CustomersInReach customers,
            Settings settings,
            InstantSource time) {
        this.consents = consents;
        this.confirmations = confirmations;
        this.sql = sql;
        this.customers = customers;
        this.settings = settings;
        this.time = time;
    }

    record ConsentNow(
            @Schema(description = "email, phone or user_id (notices to an app)")
            String kind,

            String address,

            @Schema(description = "service (what they have with us) or news")
            String purpose,

            @Schema(description = "Whether they may be written to now")
            boolean allowed,

            @Schema(description = "Until when the link may be followed that confirms it; left out where none waits")
            @Nullable
            Instant pendingUntil) {}

    record ConsentLine(
            long id,
            String kind,
            String address,
            String purpose,

            @Schema(description = "Empty for all that the address carries")
            String channel,

            boolean given,
            Instant at,

            @Schema(description = "person, staff or program")
            String way,

            @Schema(description = "Where it was said") String source,

            @Schema(description = "Which version of which text they were shown")
            String textShown,

            String proof) {
        static ConsentLine of(Consent c) {
            return new ConsentLine(
                    c.id(),
                    c.kind(),
                    c.value(),
                    c.purpose().name().toLowerCase(Locale.ROOT),
                    c.channel(),
                    c.given(),
                    c.at(),
                    c.way(),
                    c.source(),
                    c.shown(),
                    c.proof());
        }
    }

    record ConsentsAnswer(
            List<ConsentNow> now,
            List<ConsentLine> history,
            @Nullable String next) {}

    record ConsentWord(
            @Nullable Long customerId,

            @Schema(example = "email") @Nullable String kind,

            @Schema(description = "One that the customer shows", example = "ana@example.org") @Nullable
            String address,

            @Schema(description = "service or news", example = "news") @Nullable
            String purpose,

            @Schema(description = "For a phone or an app, such as sms; left out for all that the address carries")
            @Nullable
            String channel,

            @Nullable Boolean given,

            @Schema(description = "When it was said; left out for now") @Nullable
            Instant at,

            @Schema(example = "form on /newsletter") @Nullable
            String source,

            @Schema(example = "newsletter text 3") @Nullable String textShown,

            @Schema(description = "Whatever else proves it, at most 500 characters") @Nullable
            String proof,

            @Schema(
                    description =
                            "For a yes of an e-mail address: it is asked by a mail, and nothing is sent until its link was followed")
            @Nullable
            Boolean confirm) {}

    record ConsentOutcome(
            @Schema(description = "noted, or pending until the link is followed")
            String outcome,

            @Nullable Instant pendingUntil) {}

    @Operation(
            summary = "What a customer said about being written to",
            description = "What holds now by address and purpose, and all that was said, the last kept first.")
    @ForScope("consents:read")
    @GetMapping("/api/consents")
    ConsentsAnswer list(@RequestParam long customerId, @RequestParam(required = false) @Nullable String cursor) {
        if (!customers.isIn(customerId)) {
            throw Refusal.notFound("customer");
        }
        Cursor from = Cursor.parse(cursor, 1);
        List<Consent> found = consents.history(customerId, from == null ? Long.MAX_VALUE : from.number(0), MOST + 1);
        List<Consent> shown = found.subList(0, Math.min(MOST, found.size()));
        return new ConsentsAnswer(
                now(customerId),
                shown.stream().map(ConsentLine::of).toList(),
                found.size() > MOST ? Cursor.of(shown.getLast().id()).text() : null);
    }

    private List<ConsentNow> now(long customer) {
        List<Confirmation> waiting = confirmations.waiting(customer);
        List<ConsentNow> now = new ArrayList<>();
        for (ConfirmationsSql.Shown shown : sql.addresses(customer)) {
            for (Purpose purpose : Purpose.values()) {
                now.add(new ConsentNow(
                        shown.address().kind(),
                        shown.address().value(),
                        purpose.name().toLowerCase(Locale.ROOT),
                        consents.allows(shown.address(), purpose),
                        waiting.stream()
                                .filter(c -> c.address().equals(shown.address()) && c.purpose() == purpose)
                                .map(Confirmation::until)
                                .findFirst()
                                .orElse(null)));
            }
        }
        return now;
    }

    @Operation(
            summary = "Gives or withdraws consent",
            description =
                    "For one address and purpose; what was said last, by its moment, holds. Nothing is ever overwritten.")
    @ForScope("consents:write")
    @PostMapping("/api/consents")
    ConsentOutcome say(@RequestBody ConsentWord word) {
        Long customer = word.customerId();
        Boolean given = word.given();
        if (customer == null || !customers.isIn(customer)) {
            throw Refusal.unprocessable("There is no such customer.");
        }
        if (given == null) {
            throw Refusal.unprocessable("\"given\" is true for a yes, false for a no.");
        }
        Instant now = time.instant();
        Instant at = word.at() == null ? now : word.at();
        if (at.isAfter(now.plus(Duration.ofMinutes(5))) || at.isBefore(Instant.parse("2000-01-01T00:00:00Z"))) {
            throw Refusal.unprocessable("\"at\" is a moment that is over, since 2000.");
        }
        Purpose purpose = purpose(word);
        ConfirmationsSql.Shown who = who(customer, word);
        Evidence evidence = evidence(word, who.address());
        if (given && Boolean.TRUE.equals(word.confirm())) {
            return switch (confirmations.ask(who.profileId(), who.address(), purpose, evidence)) {
                case Confirmations.Outcome.Asked asked -> new ConsentOutcome("pending", asked.until());
                case Confirmations.Outcome.Refused refused -> throw Refusal.conflict(refused.sentence());
            };
        }
        consents.note(who.profileId(), who.address(), purpose, given, Consents.Way.PROGRAM, evidence, at);
        return new ConsentOutcome("noted", null);
    }

    private static Purpose purpose(ConsentWord word) {
        for (Purpose one : Purpose.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(word.purpose())) {
                return one;
            }
        }
        throw Refusal.unprocessable("\"purpose\" is service or news.");
    }

    private ConfirmationsSql.Shown who(long customer, ConsentWord word) {
        String kind = word.kind() == null ? Identifier.EMAIL : word.kind();
        Identifier address = IdentifierRules.normalise(kind, word.address(), settings.region());
        return sql.addresses(customer).stream()
                .filter(s -> s.address().equals(address))
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable(
                        "The customer shows no such address; \"kind\" is email, phone or user_id."));
    }

    private static Evidence evidence(ConsentWord word, Identifier address) {
        String channel = word.channel() == null || address.kind().equals(Identifier.EMAIL) ? "" : word.channel();
        Evidence evidence = new Evidence(
                channel,
                word.source() == null ? "program" : word.source(),
                word.textShown() == null ? "" : word.textShown(),
                word.proof() == null ? "" : word.proof());
        if (!evidence.fault().isEmpty()) {
            throw Refusal.unprocessable(evidence.fault());
        }
        return evidence;
    }
}
