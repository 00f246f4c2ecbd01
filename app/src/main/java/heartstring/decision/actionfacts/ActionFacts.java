package heartstring.decision.actionfacts;

import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.decision.giftprogrammes.GiftProgrammes;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.insight.effects.Gain;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.referrals.ReferralSetting;
import heartstring.loyalty.referrals.Referrals;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads what the next best action is chosen by. */
@Component
public class ActionFacts {

    private static final Duration HELD = Duration.ofSeconds(30);
    private static final double PERCENT = 100;

    private final ActionFactsSql sql;
    private final ObjectProvider<Profiling> profiling;
    private final GiftProgrammes gifts;
    private final Programmes programmes;
    private final Referrals referrals;
    private final Surveys surveys;
    private final Gain gain;
    private final Settings settings;
    private final InstantSource time;
    private volatile @Nullable Read read;

    ActionFacts(
            ActionFactsSql sql,
            ObjectProvider<Profiling> profiling,
            GiftProgrammes gifts,
            Programmes programmes,
            Referrals referrals,
            Surveys surveys,
            Gain gain,
            Settings settings,
            InstantSource time) {
        this.sql = sql;
        this.profiling = profiling;
        this.gifts = gifts;
        this.programmes = programmes;
        this.referrals = referrals;
        this.surveys = surveys;
        this.gain = gain;
        this.settings = settings;
        this.time = time;
    }

    private record Read(House house, Instant at) {}

    /** What is known of a customer now. */
    public Known of(long customerId, Instant now) {
        boolean allowed = profiling.stream().allMatch(p -> p.isAllowed(customerId));
        return sql.of(customerId, now, today(now), allowed);
    }

    /** Which day it is, where the house is. */
    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, settings.zone());
    }

    /** What this house has to offer, as it was within the last half minute. */
    public House house() {
        Instant now = time.instant();
        Read there = read;
        if (there == null || !there.at().plus(HELD).isAfter(now)) {
            there = new Read(look(), now);
            read = there;
        }
        return there.house();
    }

    private House look() {
        List<GiftProgramme> running =
                gifts.all().stream().filter(GiftProgramme::running).toList();
        List<Programme> all = programmes.all();
        return new House(
                !running.isEmpty(),
                running.stream().mapToLong(GiftProgramme::mostCostMinor).min().orElse(0),
                !all.isEmpty(),
                gain.hundredPointsMinor(),
                surveys.all().stream().anyMatch(s -> s.state() == Survey.State.OPEN),
                all.stream()
                        .anyMatch(p -> referrals
                                .setting(p.id())
                                .filter(ReferralSetting::running)
                                .isPresent()),
                gain.marginPercent() / PERCENT,
                settings.currency().getCurrencyCode());
    }
}
