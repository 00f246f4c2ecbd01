package heartstring.experience.gaps;

import heartstring.experience.GapWidened;
import heartstring.experience.gaps.GapRules.Heard;
import heartstring.experience.journeys.Journey;
import heartstring.experience.journeys.Journeys;
import heartstring.experience.journeys.Stage;
import heartstring.platform.settings.Settings;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks whether stages are felt as they are meant to. Each stage has one open note at most, by a unique key, so of several servers that look
 * at once one alone rings, and only when nothing was open.
 */
@Component
public class Gaps {

    private static final int MOST = 50;

    /** With more texts unread, the weeks before may be missing, for the newest are read first. */
    private static final int MOST_UNREAD = 200;

    private final GapsSql sql;
    private final Journeys journeys;
    private final Settings settings;
    private final ApplicationEventPublisher bells;
    private final InstantSource time;

    Gaps(GapsSql sql, Journeys journeys, Settings settings, ApplicationEventPublisher bells, InstantSource time) {
        this.sql = sql;
        this.journeys = journeys;
        this.settings = settings;
        this.bells = bells;
        this.time = time;
    }

    /** The latest notes of these stages, the newest first. */
    public List<Gap> of(Collection<Integer> stages) {
        return sql.of(stages, MOST);
    }

    /** Looks at all stages. */
    @Transactional
    public void look() {
        journeys.open().forEach(journey -> journey.stages().forEach(stage -> look(journey, stage, today())));
    }

    /** Looks at one stage as of today. */
    @Transactional
    public void look(int stage) {
        look(stage, today());
    }

    /** The same as of another day. */
    @Transactional
    public void look(int stage, LocalDate day) {
        journeys.ofStage(stage)
                .ifPresent(journey -> look(journey, journey.stage(stage).orElseThrow(), day));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), settings.organisation().zoneId());
    }

    private void look(Journey journey, Stage stage, LocalDate day) {
        LocalDate since = day.minusDays(GapRules.DAYS - 1);
        Heard now = sql.heard(stage.id(), since, day.plusDays(1));
        Optional<Gap> open = sql.openOf(stage.id());
        if (open.isPresent()) {
            Gap gap = open.get();
            boolean otherwise = !gap.intended().equals(stage.intended());
            if (otherwise || GapRules.hasClosed(now, stage.intended(), gap.usual(), stage.aimPercent())) {
                sql.close(gap.id(), time.instant());
            } else if (now.told() > 0) {
                sql.lookedAt(gap.id(), now.share(stage.intended()), now.told());
            }
            return;
        }
        if (sql.isWalking()) {
            // Half of what happened is no fair part of it; it is looked at again when all is read.
            return;
        }
        Heard before = sql.heard(stage.id(), since.minusDays(GapRules.DAYS_BEFORE), since);
        GapRules.Widened widened =
                GapRules.widened(now, before, stage.intended(), stage.aimPercent(), sql.isRead(MOST_UNREAD));
        if (widened != null) {
            sql.open(stage.id(), widened, stage.intended(), now.told(), since, time.instant())
                    .ifPresent(id -> bells.publishEvent(new GapWidened(
                            id,
                            journey.id(),
                            stage.id(),
                            stage.name(),
                            stage.ownerId(),
                            stage.intended(),
                            widened.felt(),
                            widened.share(),
                            widened.usual(),
                            now.told(),
                            since)));
        }
    }
}
