package heartstring.experience.journeymap;

import heartstring.experience.gaps.Gap;
import heartstring.experience.journeys.Journey;
import heartstring.experience.journeys.Journeys;
import heartstring.experience.journeys.Promise;
import heartstring.experience.journeys.Stage;
import heartstring.experience.journeys.Touch;
import heartstring.experience.paths.Found;
import heartstring.experience.paths.FoundPaths;
import heartstring.kernels.shares.Interval;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The map of a journey: designed and lived, side by side. */
@ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
@Controller
class MapPage {

    static final int USUAL_DAYS = 90;

    private static final int USUAL_SHARE = 80;
    private static final int MOST_FELT = 3;

    /** In a shorter time next to nobody can have come and then been quiet for so long that a way has ended. */
    private static final long ENDED_DAYS = 2 * FoundPaths.QUIET.toDays();

    private static final int MOST_PAINS = 3;

    private final Journeys journeys;
    private final JourneyMap map;
    private final Users users;

    MapPage(Journeys journeys, JourneyMap map, Users users) {
        this.journeys = journeys;
        this.map = map;
        this.users = users;
    }

    @GetMapping("/experience/journeys/{id}")
    View map(
            @PathVariable int id,
            @RequestParam(defaultValue = "90") int days,
            @RequestParam(defaultValue = "80") int share) {
        Journey journey = journeys.find(id).orElseThrow(() -> Refusal.notFound("journey"));
        int period = FoundPaths.PERIODS.contains(days) ? days : USUAL_DAYS;
        int wanted = MapView.SHARES.contains(share) ? share : USUAL_SHARE;
        JourneyMap.Lived lived = map.of(journey, period);
        Actor.Colleague who = Actor.current().colleague();
        Role role = who == null ? Role.ADMINISTRATOR : who.role();
        return Page.of(
                journey.name(),
                "experience/journeymap/map",
                new MapView(
                        id,
                        journey.name(),
                        period,
                        journey.archived(),
                        role == Role.MANAGER || role == Role.ADMINISTRATOR,
                        role != Role.ANALYST,
                        lived.working(),
                        cards(lived),
                        Curve.of(lived),
                        graph(lived, wanted),
                        notes(lived)));
    }

    private static @Nullable Graph graph(JourneyMap.Lived lived, int share) {
        Found found = lived.found();
        return found == null
                ? null
                : Graph.of(
                        found,
                        lived.journey().stages().stream().map(Stage::name).toList(),
                        share);
    }

    private List<MapView.Card> cards(JourneyMap.Lived lived) {
        List<MapView.Card> cards = new ArrayList<>();
        for (int i = 0; i < lived.figures().size(); i++) {
            Stage stage = lived.journey().stages().get(i);
            cards.add(card(stage, lived.figures().get(i), lived.gap(stage.id()), lived.days()));
        }
        return cards;
    }

    private MapView.Card card(Stage stage, StageFigures figures, @Nullable Gap gap, int days) {
        Interval share = figures.share(stage.intended());
        Double rating = figures.rating();
        Promise promise = stage.promise();
        long customers = figures.customers();
        var way = figures.way();
        return new MapView.Card(
                stage.id(),
                stage.name(),
                owner(stage.ownerId()),
                stage.touches().stream().map(Touch::words).toList(),
                stage.intended(),
                stage.aimPercent(),
                figures.told() < StageFigures.FEWEST ? 0 : figures.told(),
                figures.unsure() < StageFigures.FEWEST ? 0 : figures.unsure(),
                Words.share(share),
                share != null && share.high() < stage.aimPercent() / 100.0,
                figures.felt().stream()
                        .limit(MOST_FELT)
                        .map(part -> new MapView.Felt(part.felt(), Words.percent(part.share()), part.said()))
                        .toList(),
                rating == null ? "" : String.format(Locale.ROOT, "%.1f", 10 * rating),
                figures.touches() < StageFigures.FEWEST ? 0 : figures.touches(),
                customers,
                Words.share(figures.wentOn()),
                days < ENDED_DAYS || way == null || way.ended() < StageFigures.FEWEST || customers == 0
                        ? ""
                        : Words.percent((double) way.ended() / customers) + " %",
                way == null || way.wentOn() < StageFigures.FEWEST ? "" : Words.duration(way.onwardSeconds()),
                promise == null ? "" : promise.words(),
                Words.share(figures.promiseKept()),
                figures.promiseKept() == null ? 0 : figures.promised() - figures.open() - figures.kept(),
                figures.pains(MOST_PAINS).stream()
                        .map(about -> new MapView.Pain(about.theme(), about.bad()))
                        .toList(),
                gap == null ? "" : Words.gap(gap));
    }

    private String owner(long id) {
        User user = id == 0 ? null : users.find(id);
        return user == null ? "" : user.name();
    }

    private static List<MapView.Note> notes(JourneyMap.Lived lived) {
        return lived.gaps().stream()
                .map(gap -> new MapView.Note(
                        lived.journey().stage(gap.stageId()).map(Stage::name).orElse(""),
                        gap.stageId(),
                        gap.openedAt(),
                        gap.closedAt(),
                        Words.gap(gap),
                        Words.percent(gap.lastShare())))
                .toList();
    }
}
