package heartstring.touchpoint.sources;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@ForRoles({Role.ADMINISTRATOR, Role.MANAGER})
@Controller
class SourcesPage {

    private static final int WEEK_DAYS = 7;
    private static final int MAX_NAME = 100;
    private static final List<String> CHANNELS =
            List.of("web", "app", "till", "email", "phone", "chat", "social", "survey", "post", "event", "import");

    private final Sources sources;
    private final SourceCountsSql counts;
    private final Settings settings;
    private final Audit audit;

    SourcesPage(Sources sources, SourceCountsSql counts, Settings settings, Audit audit) {
        this.sources = sources;
        this.counts = counts;
        this.settings = settings;
        this.audit = audit;
    }

    @Bean
    static NavEntry sourcesEntry() {
        return new NavEntry("Data", 810, "plug", "Sources", "/sources", Set.of("ADMINISTRATOR", "MANAGER"));
    }

    @GetMapping("/sources")
    Page list() {
        return page(null, null);
    }

    @ForRoles(Role.ADMINISTRATOR)
    @PostMapping("/sources")
    View create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String namespace) {
        String called = name.strip();
        if (called.isEmpty() || called.length() > MAX_NAME) {
            return page(null, "A name has 1 to " + MAX_NAME + " characters.").status(422);
        }
        if (!CHANNELS.contains(channel)) {
            return page(null, "Choose a channel.").status(422);
        }
        String space = namespace.strip();
        if (!space.matches("([a-z0-9_]{1,40})?")) {
            return page(null, "A namespace has small letters, digits and _ only.")
                    .status(422);
        }
        try {
            Sources.Created created =
                    sources.create(called, channel, space, Actor.current().id());
            audit.record("made", "source", created.source().id());
            return page(new SourcesView.Fresh(called, created.writeKey()), null);
        } catch (DuplicateKeyException e) {
            return page(null, "There is a source of this name already.").status(422);
        }
    }

    @ForRoles(Role.ADMINISTRATOR)
    @PostMapping("/sources/{id}/state")
    Redirect state(@PathVariable int id, @RequestParam boolean off) {
        Source source = sources.byId(id).orElseThrow(() -> Refusal.notFound("source"));
        sources.disable(id, off);
        audit.record(off ? "turned off" : "turned on", "source", id);
        return Redirect.to("/sources")
                .saying(source.name() + (off ? " is off; its key stops within seconds." : " is on again."));
    }

    private Page page(SourcesView.@Nullable Fresh fresh, @Nullable String fault) {
        Map<Integer, SourceCountsSql.Sent> sent = counts.sent(WEEK_DAYS);
        Map<Integer, Long> rejected = counts.rejected();
        List<SourcesView.Line> lines = sources.all().stream()
                .map(line -> {
                    SourceCountsSql.Sent by = sent.get(line.source().id());
                    return new SourcesView.Line(
                            line.source(),
                            line.writeKeyHint(),
                            line.disabled(),
                            by == null ? 0 : by.ever(),
                            by == null ? 0 : by.lastDays(),
                            by == null ? null : by.lastAt(),
                            rejected.getOrDefault(line.source().id(), 0L));
                })
                .toList();
        String outside = settings.organisation().address();
        String here = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return Page.of(
                "Sources",
                "touchpoint/sources/list",
                new SourcesView(lines, CHANNELS, fresh, fault, outside.isEmpty() ? here : outside));
    }
}
