package heartstring.loyalty.happenings;

import heartstring.loyalty.happenings.Happened.Earned;
import heartstring.loyalty.members.Members;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@Tag(name = "Loyalty")
@RestController
class EarningsApi {

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final int MOST_LETTERS = 200;
    private static final Set<String> FIELDS = Set.of("memberId", "event", "key", "at");

    private final Happenings happenings;
    private final Members members;
    private final InstantSource time;

    EarningsApi(Happenings happenings, Members members, InstantSource time) {
        this.happenings = happenings;
        this.members = members;
        this.time = time;
    }

    record Answer(List<Earned> earnings) {}

    @Operation(
            summary = "Rewards what members did",
            description =
                    "Up to 100 happenings in one call. The rules for events say what each earns; points cannot be named. \"key\" makes"
                            + " each happen once for ever: told again it is answered as before, with \"replayed\". One that no rule"
                            + " rewards, whose condition does not hold when it is first told, or whose limit for the day of \"at\" is reached, earns 0. Events that come in through the tracking"
                            + " API are rewarded without this call.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"earnings\":[{\"memberId\":7,\"event\":\"Review Written\",\"key\":\"review-318\",\"at\":\"2026-05-01T10:00:00Z\"}]}"))))
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/earnings")
    Answer earn(@RequestBody JsonNode request) {
        JsonNode list = request.path("earnings");
        if (!list.isArray() || list.isEmpty() || list.size() > Happenings.MOST) {
            throw Refusal.badRequest("\"earnings\" has to hold 1 to " + Happenings.MOST + " happenings.");
        }
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            ids.add(checked(list.get(i), i));
        }
        Map<Long, Long> profiles = members.profilesOf(ids);
        String scope = Actor.current().getName();
        List<Happened> happened = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Long profile = profiles.get(ids.get(i));
            if (profile == null) {
                throw Refusal.unprocessable("earnings[" + i + "]: there is no member " + ids.get(i) + ".");
            }
            JsonNode one = list.get(i);
            happened.add(new Happened(
                    profile,
                    one.path("event").asString(),
                    scope + " " + one.path("key").asString(),
                    0,
                    null,
                    at(one, i)));
        }
        return new Answer(happenings.earn(happened));
    }

    /** The member's number. */
    private static long checked(JsonNode one, int at) {
        String where = "earnings[" + at + "]";
        Set<String> unknown =
                one.propertyNames().stream().filter(f -> !FIELDS.contains(f)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            throw Refusal.badRequest(where + " has " + unknown.iterator().next()
                    + ", which means nothing here. Points are computed by the programme's rules.");
        }
        if (!one.path("memberId").isIntegralNumber()) {
            throw Refusal.badRequest(where + ": \"memberId\" has to hold a member's number.");
        }
        for (String field : List.of("event", "key")) {
            String text = one.path(field).isString() ? one.path(field).asString() : "";
            if (text.isBlank() || text.length() > MOST_LETTERS) {
                throw Refusal.badRequest(
                        where + ": \"" + field + "\" has to hold 1 to " + MOST_LETTERS + " characters.");
            }
        }
        return one.path("memberId").asLong();
    }

    private Instant at(JsonNode one, int index) {
        @Nullable JsonNode at = one.get("at");
        Instant now = time.instant();
        try {
            Instant told = Instant.parse(at == null || !at.isString() ? "" : at.asString());
            if (told.isAfter(now.plus(AHEAD))) {
                throw Refusal.unprocessable("earnings[" + index + "]: \"at\" lies in the future.");
            }
            return told;
        } catch (java.time.DateTimeException e) {
            throw Refusal.badRequest("earnings[" + index + "]: \"at\" has to be a time such as 2026-05-01T10:00:00Z.");
        }
    }
}
