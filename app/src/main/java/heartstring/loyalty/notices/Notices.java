package heartstring.loyalty.notices;

import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.me.MyLinks;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.notices.NoticesSql.Ending;
import heartstring.loyalty.programmes.Programme;
import heartstring.messaging.outbox.Letter;
import heartstring.messaging.outbox.Outbox;
import heartstring.platform.audit.Audit;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Queues a message for each member and day on which points end, so many days before. */
@Component
public class Notices {

    /** How many days before, where a programme says nothing else. */
    public static final int DAYS = 14;

    /** The most days before. */
    public static final int MOST_DAYS = 90;

    static final int BATCH = 500;

    private final NoticesSql sql;
    private final Members members;
    private final Purses purses;
    private final Balances balances;
    private final MyLinks links;
    private final Outbox outbox;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;

    Notices(
            NoticesSql sql,
            Members members,
            Purses purses,
            Balances balances,
            MyLinks links,
            Outbox outbox,
            Settings settings,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.members = members;
        this.purses = purses;
        this.balances = balances;
        this.links = links;
        this.outbox = outbox;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
    }

    /** How many days before members of a programme are told; 0 for never. */
    public int days(int programmeId) {
        return sql.days(programmeId, DAYS);
    }

    /** Says how many days before, up to {@value #MOST_DAYS}. */
    @Transactional
    public void set(int programmeId, int days) {
        sql.set(programmeId, days);
        audit.record("set notices of", "programme", programmeId);
    }

    /** Tells a bounded number of members of one programme; answers how many were looked at. */
    @Transactional
    public int tell(Programme programme) {
        int days = days(programme.id());
        if (days == 0) {
            return 0;
        }
        sql.lock();
        Instant now = time.instant();
        List<Ending> endings = sql.ending(
                programme.id(), programme.unitId(), now, now.plus(Duration.ofDays(days)), settings.zone(), BATCH);
        String unit = sql.unit(programme.unitId());
        endings.forEach(ending -> tell(programme, ending, unit, now));
        return endings.size();
    }

    private void tell(Programme programme, Ending ending, String unit, Instant now) {
        long left = members.byId(ending.memberId())
                .map(member -> balances.of(purses.ofCustomer(programme.unitId(), member.customerId())))
                .map(Balance::available)
                .orElse(0L);
        // Noted also where a debt takes it all, so that it is not looked at again.
        if (!sql.note(ending, now) || left <= 0) {
            return;
        }
        String shop = settings.organisation().name();
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(settings.organisation().locale())
                .format(ending.day());
        String amount = Math.min(left, ending.points()) + " " + unit;
        Optional<String> link = links.address(ending.memberId());
        outbox.queue(new Letter(
                "expiry " + ending.memberId() + " " + ending.day(),
                ending.profileId(),
                ending.email(),
                Letter.Purpose.SERVICE,
                amount + " end on " + day,
                "Your " + amount + " at " + shop + " can be spent until " + day + "."
                        + link.map(l -> "\n\nSee what they are good for, or tell us not to write to you:\n\n" + l)
                                .orElse("")
                        + "\n\n" + shop + "\n",
                "",
                true,
                ending.at()));
    }
}
