package heartstring.touchpoint.live;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.sources.Sources;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

@ForRoles({Role.ADMINISTRATOR, Role.MANAGER, Role.ANALYST})
@Controller
class LivePage {

    private static final int ROWS = 50;

    private final LiveSql sql;
    private final Sources sources;

    LivePage(LiveSql sql, Sources sources) {
        this.sql = sql;
        this.sources = sources;
    }

    @Bean
    static NavEntry liveEntry() {
        return new NavEntry(
                "Data", 820, "activity", "Live events", "/live", Set.of("ADMINISTRATOR", "MANAGER", "ANALYST"));
    }

    @GetMapping("/live")
    Page show(
            @RequestParam(defaultValue = "0") int source,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String name) {
        return Page.of("Live events", "touchpoint/live/show", view(new LiveView.Filter(source, channel, name)));
    }

    @GetMapping("/live/rows")
    Fragment rows(
            @RequestParam(defaultValue = "0") int source,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String name) {
        return Fragment.of("touchpoint/live/rows", view(new LiveView.Filter(source, channel, name)));
    }

    @GetMapping("/live/{id}")
    Fragment raw(@PathVariable long id) {
        return Fragment.of("touchpoint/live/raw", sql.raw(id).orElseThrow(() -> Refusal.notFound("touchpoint")));
    }

    private LiveView view(LiveView.Filter filter) {
        String rows = UriComponentsBuilder.fromPath("/live/rows")
                .queryParam("source", filter.source())
                .queryParam("channel", "{channel}")
                .queryParam("name", "{name}")
                .encode()
                .buildAndExpand(filter.channel(), filter.name())
                .toUriString();
        List<Sources.Line> known = sources.all();
        List<String> channels = known.stream()
                .map(l -> l.source().channel())
                .distinct()
                .sorted()
                .toList();
        return new LiveView(sql.newest(filter, ROWS), known, channels, filter, rows);
    }
}
