package heartstring.story.computeddesk;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import heartstring.story.computed.Computed;
import heartstring.story.computed.ComputedProperty;
import heartstring.story.computed.Definition;
import heartstring.story.computed.Definition.Is;
import heartstring.story.computed.Definition.Kind;
import heartstring.story.computed.Definition.Reads;
import heartstring.story.computed.Definition.Where;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Computed properties for programs: their definitions, and what a customer has. */
@Tag(name = "Insight")
@RestController
class ComputedApi {

    private static final String PATH = "/api/insight/computed-properties";

    private final Computed computed;

    ComputedApi(Computed computed) {
        this.computed = computed;
    }

    record Comparison(
            String property,

            @Schema(allowableValues = {"is", "is-not", "contains", "at-least", "at-most", "known"})
            String is,

            @Nullable String value) {}

    record Shown(
            String key,

            @Schema(description = "As conditions call it", example = "computed.visits-this-month")
            String term,

            String name,
            String sentence,

            @Schema(allowableValues = {"text", "number", "money"})
            String type,

            @Schema(description = "How much of the past is read, 0 to 100")
            int percent) {

        static Shown of(ComputedProperty c) {
            Definition d = c.definition();
            return new Shown(
                    c.key(),
                    "computed." + c.key(),
                    c.name(),
                    d.sentence(),
                    d.inText() ? "text" : d.inMoney() ? "money" : "number",
                    c.percent());
        }
    }

    record ComputedList(List<Shown> computedProperties) {}

    record Wanted(
            @Nullable String key,
            @Nullable String name,

            @Schema(allowableValues = {"count", "sum", "first", "last", "most", "distinct", "since"}) @Nullable
            String kind,

            @Schema(
                    description = "The event's or page's name; without one every touchpoint counts",
                    example = "Order Completed")
            @Nullable
            String event,

            @Schema(description = "track, page, screen and so on") @Nullable
            String type,

            @Nullable String channel,

            @Schema(
                    description = "The way to a property of the event, through lists too",
                    example = "products.category")
            @Nullable
            String property,

            @Schema(allowableValues = {"text", "number", "money"}) @Nullable
            String reads,

            @Nullable List<Comparison> where,

            @Schema(description = "The last days that count, today among them; without, all") @Nullable
            Integer days) {}

    record Held(
            String key,
            String name,

            @Schema(description = "A number, or a text; money in units of its currency")
            Object value) {}

    record HeldList(List<Held> computedProperties) {}

    @Operation(summary = "All computed properties that are kept up to date")
    @ForScope("insight:read")
    @GetMapping(PATH)
    ComputedList all() {
        return new ComputedList(computed.now().stream().map(Shown::of).toList());
    }

    @Operation(
            summary = "Defines a computed property",
            description =
                    "Kept up to date from now on; its past is read in the background. What one means never changes:"
                            + " retire it and define another. A key is for ever.")
    @ForScope("insight:write")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(PATH)
    Shown define(@RequestBody Wanted wanted) {
        Kind kind = Kind.of(text(wanted.kind()));
        Reads reads = wanted.reads() == null ? Reads.TEXT : Reads.of(wanted.reads());
        if (kind == null || reads == null) {
            throw Refusal.unprocessable("\"kind\" or \"reads\" is none that there is.");
        }
        List<Where> where = new ArrayList<>();
        for (Comparison one : wanted.where() == null ? List.<Comparison>of() : wanted.where()) {
            Is is = Is.of(text(one.is()));
            if (is == null) {
                throw Refusal.unprocessable("\"is\" is none that there is.");
            }
            where.add(new Where(text(one.property()), is, text(one.value())));
        }
        Definition definition = new Definition(
                kind,
                text(wanted.event()),
                text(wanted.type()),
                text(wanted.channel()),
                text(wanted.property()),
                reads,
                where,
                wanted.days() == null ? 0 : wanted.days() < 1 ? -1 : wanted.days(),
                "",
                "");
        String name = text(wanted.name());
        String key = wanted.key() == null ? ComputedForm.key(name) : wanted.key();
        return switch (computed.define(key, name, definition)) {
            case Computed.Outcome.Done done -> Shown.of(done.computed());
            case Computed.Outcome.Refused refused -> throw Refusal.unprocessable(refused.sentence());
        };
    }

    @Operation(
            summary = "Retires a computed property",
            description = "Nobody has it any more; its key is not given again.")
    @ForScope("insight:write")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping(PATH + "/{key}/retirement")
    void retire(@PathVariable String key) {
        ComputedProperty found = computed.find(key).orElseThrow(() -> Refusal.notFound("computed property"));
        computed.retire(found.id());
    }

    @Operation(summary = "The computed properties of a customer, as they are now")
    @ForScope("customers:read")
    @GetMapping("/api/customers/{id}/computed-properties")
    HeldList of(@PathVariable long id) {
        return new HeldList(computed.of(id).stream()
                .map(v -> new Held(v.computed().key(), v.computed().name(), v.cell()))
                .toList());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
