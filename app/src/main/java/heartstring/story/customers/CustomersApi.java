package heartstring.story.customers;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.auth.ForScope;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.story.measures.Figures;
import heartstring.story.timeline.Entry;
import heartstring.story.timeline.Filter;
import heartstring.story.timeline.KindGroup;
import heartstring.story.timeline.Timeline;
import heartstring.story.timeline.TimelinePage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells programs who a customer is and what the story so far is; the answer about one customer is the database's own text. */
@Tag(name = "Customers")
@RestController
class CustomersApi {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private static final String LOOKUP = """
            {"id":42,"kind":"person","name":"Ana Ruiz","email":"ana@example.org","phone":"+49301234567","city":"Bonn",\
            "matched":{"kind":"email","value":"ana@example.org"},"others":[],\
            "story":[{"touchpoint":90113,"at":"2026-03-01T17:40:00Z","channel":"till","text":"Bought 2 items for €3.60"}],\
            "figures":{"orders":19,"spent":[{"currency":"EUR","amountMinor":41260,"orders":19}],\
            "firstAt":"2026-01-05T08:12:00Z","lastAt":"2026-03-01T17:40:00Z","lastOrderAt":"2026-03-01T17:40:00Z",\
            "touchpoints":118,"channels":[{"channel":"till","touchpoints":88,"lastAt":"2026-03-01T17:40:00Z"}]}}""";

    private static final String STORY = """
            {"customer":42,"touchpoints":[{"id":90113,"at":"2026-03-01T17:40:00Z","group":"purchases","kind":"track",\
            "name":"Order Completed","channel":"till","icon":"receipt","text":"Bought 2 items for €3.60","folded":[]}],"next":null}""";

    private static final int HEADLINES = 5;
    private static final int MOST_CHANNELS = 20;

    private final CustomerSql sql;
    private final Timeline timeline;
    private final Figures figures;
    private final Settings settings;
    private final GlanceJson glance;
    private final CustomersInReach customers;

    CustomersApi(
            CustomerSql sql,
            Timeline timeline,
            Figures figures,
            Settings settings,
            GlanceJson glance,
            CustomersInReach customers) {
        this.glance = glance;
        this.customers = customers;
        this.sql = sql;
        this.timeline = timeline;
        this.figures = figures;
        this.settings = settings;
    }

    record Matched(String kind, String value) {}

    record Headline(long touchpoint, Instant at, String channel, String text) {}

    record Lookup(
            long id,
            String kind,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String city,
            Matched matched,
            List<Long> others,
            List<Headline> story,
            Figures.Summary figures) {}

    record Line(
            long id,
            Instant at,
            String group,
            String kind,
            String name,
            String channel,
            String icon,
            String text,
            List<Line> folded) {}

    record Story(
            long customer, List<Line> touchpoints, @Nullable String next) {}

    @Operation(
            summary = "Finds who shows an identifier",
            description =
                    "Reads the value as the intake does (e-mail in any case, national phone numbers in the organisation's"
                            + " region) and answers who it is, the latest of the story in plain words and the figures. When several"
                            + " customers show it, the one seen last; the others' ids stand in \"others\".")
    @ApiResponse(
            responseCode = "200",
            description = "Who shows it.",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Lookup.class),
                            examples = @ExampleObject(LOOKUP)))
    @ApiResponse(responseCode = "404", description = "Nobody shows it.")
    @ForScope("customers:read")
    @GetMapping("/api/customers/lookup")
    Lookup lookup(
            @Parameter(
                            description = "email, phone, loyalty_card, user_id, anonymous_id or another kind",
                            example = "email")
                    @RequestParam
                    String kind,
            @Parameter(example = "ana@shop.example") @RequestParam String value) {
        // A plus sign that was not written as %2B arrives as a space.
        String raw = kind.equals(Identifier.PHONE) && value.startsWith(" ") ? "+" + value.strip() : value;
        Identifier identifier = IdentifierRules.normalise(kind, raw, settings.region());
        List<CustomerSql.Found> found = identifier == null ? List.of() : showing(identifier);
        if (identifier == null || found.isEmpty()) {
            throw new Refusal(HttpStatus.NOT_FOUND, "Nobody found", "Nobody shows this identifier.");
        }
        CustomerSql.Found first = found.getFirst();
        List<Headline> story = timeline.page(first.id(), Filter.ALL, null, 4 * HEADLINES).entries().stream()
                .limit(HEADLINES)
                .map(e -> new Headline(e.id(), e.at(), e.channel(), e.text()))
                .toList();
        return new Lookup(
                first.id(),
                first.kind(),
                first.name(),
                first.email(),
                first.phone(),
                first.city(),
                new Matched(identifier.kind(), identifier.value()),
                found.stream().skip(1).map(CustomerSql.Found::id).toList(),
                story,
                figures.of(first.id()));
    }

    @Operation(
            summary = "Everything about a customer at a glance",
            description =
                    "Headline, identifiers, current properties, figures and the last 20 touchpoints. The id of a customer"
                            + " that was merged into another redirects to that one.")
    @ApiResponse(
            responseCode = "200",
            description = "The customer.",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Glance.class),
                            examples = @ExampleObject(Glance.EXAMPLE)))
    @ApiResponse(responseCode = "308", description = "The customer has another id now; see Location.")
    @ApiResponse(responseCode = "404", description = "There is no such customer.")
    @ForScope("customers:read")
    @GetMapping(value = "/api/customers/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> customer(@PathVariable long id) {
        Optional<String> json = sql.customer(id);
        return json.isPresent()
                ? ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(glance.seen(json.get()).getBytes(StandardCharsets.UTF_8))
                : elsewhere(id, "");
    }

    @Operation(
            summary = "The story of a customer, touchpoint by touchpoint",
            description =
                    "Newest first, each in one plain sentence; runs of page views are folded into one line. Properties that"
                            + " colleagues or programs changed by hand stand between the touchpoints; they are of kind"
                            + " \"property\" and channel \"crm\" and have ids below zero. Follow \"next\" for older ones.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of the story.",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Story.class),
                            examples = @ExampleObject(STORY)))
    @ApiResponse(responseCode = "308", description = "The customer has another id now; see Location.")
    @ApiResponse(responseCode = "404", description = "There is no such customer.")
    @ForScope("customers:read")
    @GetMapping("/api/customers/{id}/story")
    ResponseEntity<Story> story(
            @PathVariable long id,
            @Parameter(description = "\"next\" of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "touchpoints on the page, 1 to 200") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "one or more channels, separated by commas")
                    @RequestParam(required = false)
                    @Nullable
                    String channel,
            @Parameter(
                            description =
                                    "one or more of purchases, browsing, conversations, opinions, mailings, loyalty, details, other")
                    @RequestParam(required = false)
                    @Nullable
                    String kind) {
        if (limit < 1 || limit > Timeline.MOST) {
            throw Refusal.badRequest("\"limit\" must be 1 to " + Timeline.MOST + ".");
        }
        Filter filter = new Filter(groups(kind), channels(channel));
        if (sql.current(id) != id) {
            return elsewhere(id, "/story");
        }
        TimelinePage page = page(id, filter, cursor, limit);
        return ResponseEntity.ok(
                new Story(id, page.entries().stream().map(CustomersApi::line).toList(), page.next()));
    }

    private List<CustomerSql.Found> showing(Identifier identifier) {
        return sql.showing(identifier.kind(), identifier.value()).stream()
                .filter(found -> customers.isIn(found.id()))
                .toList();
    }

    private TimelinePage page(long id, Filter filter, @Nullable String cursor, int limit) {
        try {
            return timeline.page(id, filter, cursor, limit);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The cursor cannot be read. Start again from the first page.");
        }
    }

    private <T> ResponseEntity<T> elsewhere(long id, String below) {
        long now = sql.current(id);
        if (now == 0 || now == id) {
            throw Refusal.notFound("customer");
        }
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .location(URI.create("/api/customers/" + now + below))
                .build();
    }

    private static Set<KindGroup> groups(@Nullable String words) {
        EnumSet<KindGroup> groups = EnumSet.noneOf(KindGroup.class);
        split(words).forEach(word -> {
            KindGroup group = KindGroup.ofWord(word);
            if (group == null) {
                throw Refusal.badRequest("\"kind\" must be some of "
                        + Arrays.stream(KindGroup.values()).map(KindGroup::word).collect(Collectors.joining(", "))
                        + ".");
            }
            groups.add(group);
        });
        return groups;
    }

    private static Set<String> channels(@Nullable String words) {
        return split(words).limit(MOST_CHANNELS).collect(Collectors.toSet());
    }

    private static Stream<String> split(@Nullable String words) {
        return words == null
                ? Stream.of()
                : Arrays.stream(words.split(",", -1)).map(String::strip).filter(w -> !w.isEmpty());
    }

    private static Line line(Entry e) {
        return new Line(
                e.id(),
                e.at(),
                e.group().word(),
                e.kind(),
                e.name(),
                e.channel(),
                e.icon(),
                e.text(),
                e.folded().stream().map(CustomersApi::line).toList());
    }
}
