package heartstring.crm.calls;

import heartstring.crm.answers.Answers;
import heartstring.crm.answers.Beginnings;
import heartstring.crm.closings.Closings;
import heartstring.crm.conversations.Conversation;
import heartstring.crm.conversations.Conversations;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@Tag(name = "Conversations")
@RestController
class ConversationsApi {

    private static final String JSON = "application/json";
    private static final String ALL = "/api/conversations";
    private static final String ONE = ALL + "/{id}";
    private static final int MOST = 100;
    private static final Set<String> STATES = Set.of("", "open", "snoozed", "resolved");
    private static final String EXAMPLE = """
            {"id":7,"customer":42,"state":"open","channel":"email","priority":"normal","labels":["returns"],"assignee":3,"team":null,\
            "firstAt":"2026-03-01T09:10:00Z","lastAt":"2026-03-01T09:10:00Z","lastBy":"customer","waitingSince":"2026-03-01T09:10:00Z",\
            "snoozedUntil":null,"resolvedAt":null,"answerDueAt":"2026-03-02T09:10:00Z","resolveDueAt":null,"messages":1}""";

    private final CallsSql sql;
    private final Conversations conversations;
    private final Closings closings;
    private final Answers answers;
    private final Beginnings beginnings;

    ConversationsApi(
            CallsSql sql, Conversations conversations, Closings closings, Answers answers, Beginnings beginnings) {
        this.sql = sql;
        this.conversations = conversations;
        this.closings = closings;
        this.answers = answers;
        this.beginnings = beginnings;
    }

    @Operation(
            summary = "Lists conversations, the one spoken in last first",
            description =
                    "Conversations that a colleague keeps private are left out. At most 100 a page; go on with \"next\".")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Called.Conversations.class)))
    @ForScope("conversations:read")
    @GetMapping(ALL)
    Called.Conversations list(
            @Parameter(description = "open, snoozed or resolved; without it all") @RequestParam(defaultValue = "")
                    String state,
            @RequestParam(defaultValue = "0") long customer,
            @RequestParam(defaultValue = "0") long assignee,
            @RequestParam(defaultValue = "0") int team,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (!STATES.contains(state)) {
            throw Refusal.badRequest("A state is open, snoozed or resolved.");
        }
        int most = Math.clamp(limit, 1, MOST);
        List<Called.Conversation> found = sql.list(
                new CallsSql.Asked(state, customer, assignee, team, label, channel), Cursor.parse(cursor, 2), most + 1);
        boolean more = found.size() > most;
        List<Called.Conversation> shown = more ? found.subList(0, most) : found;
        return new Called.Conversations(
                shown,
                more ? Cursor.of(shown.getLast().lastAt(), shown.getLast().id()).text() : null);
    }

    @Operation(
            summary = "Tells how a conversation stands",
            description = "The number of one that was merged answers with the one it went into.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Called.Conversation.class),
                            examples = @ExampleObject(EXAMPLE)))
    @ApiResponse(responseCode = "404", description = "There is no such conversation, or it is private.")
    @ForScope("conversations:read")
    @GetMapping(ONE)
    Called.Conversation one(@PathVariable long id) {
        return told(conversations.get(id));
    }

    @Operation(
            summary = "Reads what was said in a conversation",
            description =
                    "The latest first, at most 100 a page; go on with \"next\". Notes among colleagues are by \"note\".")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Called.Messages.class)))
    @ApiResponse(responseCode = "404", description = "There is no such conversation, or it is private.")
    @ForScope("conversations:read")
    @GetMapping(ONE + "/messages")
    Called.Messages messages(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<Called.Message> found = sql.messages(conversations.get(id).id(), Cursor.parse(cursor, 2), most + 1);
        boolean more = found.size() > most;
        List<Called.Message> shown = more ? found.subList(0, most) : found;
        return new Called.Messages(
                shown,
                more ? Cursor.of(shown.getLast().at(), shown.getLast().id()).text() : null);
    }

    @Operation(
            summary = "Begins a conversation by e-mail",
            description = "To an address that is known of the customer; without one to the first of them. With an"
                    + " Idempotency-Key it is sent once.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Called.Conversation.class)))
    @ApiResponse(
            responseCode = "422",
            description = "Words are missing, or the address is not known or wants no messages.")
    @ForScope("conversations:write")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(ALL)
    Called.Conversation begin(@RequestBody Called.Beginning wanted) {
        Beginnings.Draft draft = new Beginnings.Draft(
                UUID.randomUUID().toString(),
                wanted.customer(),
                wanted.address() == null ? "" : wanted.address(),
                wanted.subject() == null ? "" : wanted.subject(),
                wanted.text() == null ? "" : wanted.text());
        return switch (beginnings.begin(draft)) {
            case Beginnings.Begun.Done done -> told(conversations.get(done.conversationId()));
            case Beginnings.Begun.Known k -> throw Refusal.conflict("This was written before.");
            case Beginnings.Begun.Refused refused -> throw Refusal.unprocessable(refused.sentence());
        };
    }

    @Operation(
            summary = "Answers the customer",
            description =
                    "By e-mail in the thread, or in the chat while it runs. With an Idempotency-Key it is sent once.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Called.Said.class)))
    @ApiResponse(responseCode = "404", description = "There is no such conversation, or it is private.")
    @ApiResponse(responseCode = "422", description = "There are no words, or no way to reach the customer.")
    @ForScope("conversations:write")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(ONE + "/messages")
    Called.Said answer(@PathVariable long id, @RequestBody Called.Written written) {
        String subject = written.subject() == null ? "" : written.subject();
        return said(answers.reply(
                id, new Answers.Draft(UUID.randomUUID().toString(), text(written), subject, 0, List.of())));
    }

    @Operation(
            summary = "Notes something for colleagues",
            description = "The customer never sees it. \"@\" and a colleague's name tells that colleague.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Called.Said.class)))
    @ApiResponse(responseCode = "404", description = "There is no such conversation, or it is private.")
    @ApiResponse(responseCode = "422", description = "There are no words.")
    @ForScope("conversations:write")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(ONE + "/notes")
    Called.Said note(@PathVariable long id, @RequestBody Called.Written written) {
        return said(answers.note(id, UUID.randomUUID().toString(), text(written)));
    }

    @Operation(
            summary = "Gives a conversation to a colleague or team",
            description = "What is not named stays; null takes it away.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = JSON,
                                            schema = @Schema(implementation = Called.Assignment.class))))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Called.Conversation.class)))
    @ApiResponse(responseCode = "404", description = "There is no such conversation, or it is private.")
    @ApiResponse(responseCode = "422", description = "There is no such colleague or team.")
    @ForScope("conversations:write")
    @PutMapping(ONE + "/assignment")
    Called.Conversation assign(@PathVariable long id, @RequestBody JsonNode body) {
        for (String field : List.of("user", "team")) {
            JsonNode node = body.path(field);
            if (!node.isMissingNode() && !node.isNull() && !(node.isIntegralNumber() && node.canConvertToInt())) {
                throw Refusal.badRequest("\"" + field + "\" is a number or null.");
            }
        }
        if (body.has("user")) {
            conversations.assign(id, body.path("user").asLong(0));
        }
        if (body.has("team")) {
            conversations.hand(id, body.path("team").asInt(0));
        }
        return told(conversations.get(id));
    }

    @Operation(summary = "Ends a conversation", description = "The customer's next word opens it again.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Called.Conversation.class)))
    @ApiResponse(responseCode = "404", description = "There is no such conversation, or it is private.")
    @ForScope("conversations:write")
    @PutMapping(ONE + "/closure")
    Called.Conversation close(@PathVariable long id) {
        closings.resolve(id);
        return told(conversations.get(id));
    }

    @Operation(summary = "Opens a conversation again")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Called.Conversation.class)))
    @ApiResponse(responseCode = "404", description = "There is no such conversation, or it is private.")
    @ForScope("conversations:write")
    @DeleteMapping(ONE + "/closure")
    Called.Conversation reopen(@PathVariable long id) {
        conversations.reopen(id);
        return told(conversations.get(id));
    }

    private static String text(Called.Written written) {
        return written.text() == null ? "" : written.text();
    }

    private static Called.Said said(Answers.Written written) {
        return switch (written) {
            case Answers.Written.Done done -> new Called.Said(done.touchpointId());
            case Answers.Written.Known k -> throw Refusal.conflict("This was written before.");
            case Answers.Written.Refused refused -> throw Refusal.unprocessable(refused.sentence());
        };
    }

    private static Called.Conversation told(Conversation c) {
        return new Called.Conversation(
                c.id(),
                c.customerId(),
                c.state().word(),
                c.channel(),
                c.priority().word(),
                c.labels(),
                c.assigneeId() == 0 ? null : c.assigneeId(),
                c.teamId() == 0 ? null : c.teamId(),
                c.firstAt(),
                c.lastAt(),
                c.lastBy(),
                c.waitingSince(),
                c.snoozedUntil(),
                c.resolvedAt(),
                c.answerDueAt(),
                c.resolveDueAt(),
                c.talks());
    }
}
