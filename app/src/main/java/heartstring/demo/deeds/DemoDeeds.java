package heartstring.demo.deeds;

import heartstring.loyalty.breakage.Breakage;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.suspicions.FindSuspicions;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Lets the demo shop's members live with their programme, once; stopped in between, the next start goes on. */
@Component
public class DemoDeeds implements DisposableBean {

    private static final String DEEDS = "demo.deeds";
    private static final String DONE = "done";
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(DemoDeeds.class);

    private final Offers offers;
    private final Spending spending;
    private final Friends friends;
    private final Presents presents;
    private final Breakage breakage;
    private final FindSuspicions suspicions;
    private final DeedsSql sql;
    private final Settings settings;
    private final InstantSource time;
    private volatile boolean stopped;

    DemoDeeds(
            Offers offers,
            Spending spending,
            Friends friends,
            Presents presents,
            Breakage breakage,
            FindSuspicions suspicions,
            DeedsSql sql,
            Settings settings,
            InstantSource time) {
        this.presents = presents;
        this.breakage = breakage;
        this.suspicions = suspicions;
        this.time = time;
        this.offers = offers;
        this.spending = spending;
        this.friends = friends;
        this.sql = sql;
        this.settings = settings;
    }

    /** Puts up what the shop offers, and lets the rest follow in the background as soon as the past is in the ledger. */
    public void begin(Programme programme) {
        if (settings.get(DEEDS, "").equals(DONE)) {
            return;
        }
        offers.open(programme);
        friends.join(programme);
        spending.prepare(programme);
        Thread.ofVirtual().name("demo-deeds").start(() -> follow(programme));
    }

    private void follow(Programme programme) {
        try {
            while (!stopped && sql.judging()) {
                Thread.sleep(PAUSE);
            }
            if (!stopped) {
                presents.give(programme);
                spending.play(programme);
                // What the house works out by itself in a quarter of an hour or some hours is there to look at now.
                breakage.workOut(programme, time.instant());
                suspicions.find(time.instant());
                settings.set(Map.of(DEEDS, DONE));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException | TransactionException | IllegalStateException e) {
            if (!stopped) {
                LOG.warn("The demo's members could not do all they wanted; the next start goes on", e);
            }
        }
    }

    @Override
    public void destroy() {
        stopped = true;
    }
}
