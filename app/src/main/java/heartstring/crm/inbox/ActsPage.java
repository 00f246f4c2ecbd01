package heartstring.crm.inbox;

import heartstring.crm.answers.Answers;
import heartstring.crm.closings.Closings;
import heartstring.crm.conversations.Conversation;
import heartstring.crm.conversations.Conversations;
import heartstring.crm.conversations.Priority;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What colleagues do in the inbox; each act answers with the conversation as it is then. */
@ForRoles({Role.AGENT, Role.MANAGER})
@Controller
class ActsPage {

    private static final String ONE = InboxPage.PATH + "/{id:\\d+}";

    private final Conversations conversations;
    private final Closings closings;
    private final Answers answers;
    private final Threads threads;
    private final Reaches reaches;
    private final Settings settings;
    private final InstantSource time;

    ActsPage(
            Conversations conversations,
            Closings closings,
            Answers answers,
            Threads threads,
            Settings settings,
            InstantSource time,
            Reaches reaches) {
        this.reaches = reaches;
        this.conversations = conversations;
        this.closings = closings;
        this.answers = answers;
        this.threads = threads;
        this.settings = settings;
        this.time = time;
    }

    @PostMapping(ONE + "/replies")
    View reply(
            @PathVariable long id,
            @RequestParam String text,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "0") long seen,
            @RequestParam(defaultValue = "") List<Long> files,
            @RequestParam(defaultValue = "false") boolean resolve,
            HttpServletRequest request) {
        Answers.Written written = answers.reply(id, new Answers.Draft(checked(key), text, subject, seen, files));
        if (written instanceof Answers.Written.Refused refused) {
            return shown(id, request, new Threads.Typed(refused.sentence(), text, null, files, key));
        }
        if (conversations.get(id).assigneeId() == 0) {
            conversations.assign(id, Actor.current().userId());
        }
        if (resolve) {
            closings.resolve(id);
        }
        return shown(id, request, Threads.Typed.NONE);
    }

    @PostMapping(ONE + "/notes")
    View note(@PathVariable long id, @RequestParam String text, @RequestParam String key, HttpServletRequest request) {
        return switch (answers.note(id, checked(key), text)) {
            case Answers.Written.Refused refused ->
                shown(id, request, new Threads.Typed(refused.sentence(), null, text, List.of(), key));
            case Answers.Written.Done d -> shown(id, request, Threads.Typed.NONE);
            case Answers.Written.Known k -> shown(id, request, Threads.Typed.NONE);
        };
    }

    @PostMapping(ONE + "/assignment")
    View assign(@PathVariable long id, @RequestParam(defaultValue = "0") long user, HttpServletRequest request) {
        conversations.assign(id, user);
        return shown(id, request, Threads.Typed.NONE);
    }

    @PostMapping(ONE + "/team")
    View hand(@PathVariable long id, @RequestParam(defaultValue = "0") int team, HttpServletRequest request) {
        conversations.hand(id, team);
        return shown(id, request, Threads.Typed.NONE);
    }

    @PostMapping(ONE + "/resolution")
    View resolve(@PathVariable long id, HttpServletRequest request) {
        closings.resolve(id);
        return shown(id, request, Threads.Typed.NONE);
    }

    @PostMapping(ONE + "/opening")
    View reopen(@PathVariable long id, HttpServletRequest request) {
        conversations.reopen(id);
        return shown(id, request, Threads.Typed.NONE);
    }

    @PostMapping(ONE + "/sleep")
    View snooze(@PathVariable long id, @RequestParam String until, HttpServletRequest request) {
        conversations.snooze(id, moment(until));
        return shown(id, request, Threads.Typed.NONE);
    }

    @PostMapping(ONE + "/priority")
    View prioritise(@PathVariable long id, @RequestParam String priority, HttpServletRequest request) {
        Priority wanted = Priority.ofWord(priority);
        if (wanted == null) {
            throw Refusal.badRequest("There is no such priority.");
        }
        conversations.prioritise(id, wanted);
        return shown(id, request, Threads.Typed.NONE);
    }

    @PostMapping(ONE + "/labels")
    View label(@PathVariable long id, @RequestParam String label, HttpServletRequest request) {
        conversations.label(id, label);
        return shown(id, request, Threads.Typed.NONE);
    }

    @PostMapping(ONE + "/labels/removal")
    View unlabel(@PathVariable long id, @RequestParam String label, HttpServletRequest request) {
        conversations.unlabel(id, label);
        return shown(id, request, Threads.Typed.NONE);
    }

    @PostMapping(ONE + "/privacy")
    View keepPrivate(@PathVariable long id, @RequestParam boolean mine, HttpServletRequest request) {
        conversations.keepPrivate(id, mine);
        return shown(id, request, Threads.Typed.NONE);
    }

    /** Another conversation of the same customer goes into this one. */
    @PostMapping(ONE + "/merges")
    View merge(@PathVariable long id, @RequestParam long other, HttpServletRequest request) {
        conversations.merge(other, id);
        return shown(id, request, Threads.Typed.NONE);
    }

    private View shown(long id, HttpServletRequest request, Threads.Typed typed) {
        String query = ofQuery(request);
        Conversation now = conversations.get(id);
        if (!reaches.of(RecordKind.CONVERSATIONS).sees(now.assigneeId(), now.teamId())) {
            return Redirect.to(InboxPage.PATH + "?" + query).saying("Handed on.");
        }
        if (request.getHeader("HX-Request") != null) {
            return Fragment.of("crm/inbox/thread", threads.of(id, query, typed))
                    .status(typed.fault() == null ? 200 : 422);
        }
        Redirect back = Redirect.to(InboxPage.PATH + "/" + id + "?" + query);
        return typed.fault() == null ? back : back.warning(typed.fault());
    }

    /** Which list the page stands in; read from the address alone, since a form may have fields of the same names. */
    private static String ofQuery(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null || !query.matches("[a-z]+=[^\\s\"'<>]*") ? "view=all" : query;
    }

    private static String checked(String key) {
        if (!key.matches("[A-Za-z0-9-]{8,64}")) {
            throw Refusal.badRequest("The form is incomplete. Load the page again.");
        }
        return key;
    }

    /** {@code tomorrow}, {@code week}, {@code hours}, or a moment as a form has it. */
    private Instant moment(String text) {
        ZonedDateTime now = time.instant().atZone(settings.zone());
        @Nullable
        Instant at = switch (text) {
            case "hours" -> now.plusHours(3).toInstant();
            case "tomorrow" ->
                now.plusDays(1)
                        .toLocalDate()
                        .atTime(9, 0)
                        .atZone(settings.zone())
                        .toInstant();
            case "week" ->
                now.plusWeeks(1)
                        .toLocalDate()
                        .atTime(9, 0)
                        .atZone(settings.zone())
                        .toInstant();
            default -> null;
        };
        if (at != null) {
            return at;
        }
        try {
            return LocalDateTime.parse(text).atZone(settings.zone()).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.unprocessable("Choose a day and a time.");
        }
    }
}
