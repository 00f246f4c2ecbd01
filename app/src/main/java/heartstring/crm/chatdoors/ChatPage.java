package heartstring.crm.chatdoors;

import heartstring.crm.chatdoors.ChatDoors.Outcome;
import heartstring.crm.clocks.Clocks;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where chats are set up and tried. */
@ForRoles(Role.MANAGER)
@Controller
class ChatPage {

    private static final String PATH = "/crm/chat";

    private final ChatDoors doors;
    private final Clocks clocks;
    private final Sources sources;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;

    ChatPage(ChatDoors doors, Clocks clocks, Sources sources, Settings settings, Audit audit, InstantSource time) {
        this.doors = doors;
        this.clocks = clocks;
        this.sources = sources;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
    }

    @Bean
    static NavEntry chatEntry() {
        return new NavEntry("Care", 346, "messages", "Chat", PATH, Set.of("MANAGER", "ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View show() {
        return page(null, null, null);
    }

    @PostMapping(PATH)
    View add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") int source,
            @RequestParam(defaultValue = "") String greeting,
            @RequestParam(defaultValue = "") String colour,
            @RequestParam(defaultValue = "") String origins,
            @RequestParam(defaultValue = "false") boolean proof) {
        return answer(
                doors.add(name, source, greeting, colour, origins, proof),
                new ChatView.Typed(0, name, source, greeting, colour, origins, proof),
                "The line below goes into the pages of your site.");
    }

    /** After how many minutes without a word chats end by themselves. */
    @PostMapping(PATH + "/idle")
    View idle(@RequestParam(defaultValue = "-1") int minutes) {
        if (!doors.endAfter(minutes)) {
            return page(
                    null,
                    null,
                    "A chat ends after " + ChatDoors.LEAST_IDLE + " to " + ChatDoors.MOST_IDLE
                            + " minutes without a word; 0 stands for never.");
        }
        return Redirect.to(PATH)
                .saying(
                        minutes == 0
                                ? "Chats do not end by themselves."
                                : "Saved. Chats are looked at within a minute.");
    }

    @PostMapping(PATH + "/{id}")
    View change(
            @PathVariable int id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") int source,
            @RequestParam(defaultValue = "") String greeting,
            @RequestParam(defaultValue = "") String colour,
            @RequestParam(defaultValue = "") String origins,
            @RequestParam(defaultValue = "false") boolean proof) {
        door(id);
        return answer(
                doors.change(id, name, source, greeting, colour, origins, proof),
                new ChatView.Typed(id, name, source, greeting, colour, origins, proof),
                "Saved.");
    }

    @PostMapping(PATH + "/{id}/closing")
    View close(@PathVariable int id, @RequestParam boolean closed) {
        door(id);
        doors.close(id, closed);
        return Redirect.to(PATH).saying(closed ? "Closed: the window is gone from your site." : "Open again.");
    }

    /** Shows what the site signs with, once more. */
    @PostMapping(PATH + "/{id}/secret")
    View secret(@PathVariable int id) {
        Door door = door(id);
        audit.record("looked at the secret of", "chat", id);
        return page(new ChatView.Shown(id, doors.secret(door)), null, null);
    }

    /** A page with the window on it, as a visitor sees it. */
    @GetMapping(PATH + "/{id}/trial")
    View trial(@PathVariable int id) {
        Door door = door(id);
        if (door.closed()) {
            return Redirect.to(PATH).warning("This chat is closed; open it first.");
        }
        return Page.of("Try the chat", "crm/chatdoors/trial", door);
    }

    private Door door(int id) {
        return doors.find(id).orElseThrow(() -> Refusal.notFound("chat"));
    }

    private View answer(Outcome outcome, ChatView.Typed typed, String saying) {
        return switch (outcome) {
            case Outcome.Done d -> Redirect.to(PATH).saying(saying);
            case Outcome.Refused refused -> page(null, typed, refused.sentence());
        };
    }

    private View page(ChatView.@Nullable Shown shown, ChatView.@Nullable Typed typed, @Nullable String fault) {
        String outside = settings.organisation().address();
        String here = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        List<Source> all = sources.all().stream()
                .filter(line -> !line.disabled())
                .map(Sources.Line::source)
                .filter(source ->
                        source.channel().equals("web") || source.channel().equals("app"))
                .toList();
        return Page.of(
                        "Chat",
                        "crm/chatdoors/chat",
                        new ChatView(
                                doors.all(),
                                all,
                                outside.isEmpty() ? here : outside,
                                clocks.isOpen(time.instant()),
                                doors.idleMinutes(),
                                shown,
                                typed,
                                fault))
                .status(fault == null ? 200 : 422);
    }
}
