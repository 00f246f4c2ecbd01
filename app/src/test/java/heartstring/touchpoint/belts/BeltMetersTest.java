package heartstring.touchpoint.belts;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** How far what is derived lags stands among the figures for Prometheus. */
@HouseTest
class BeltMetersTest {

    private final House house;
    private final Api api;
    private final Sources sources;
    private final BeltsSql sql;
    private final TransactionTemplate transactions;
    private final List<TouchpointConsumer> consumers;

    BeltMetersTest(
            House house,
            Sources sources,
            BeltsSql sql,
            TransactionTemplate transactions,
            List<TouchpointConsumer> consumers) {
        this.house = house;
        this.api = house.api("metrics:read");
        this.sources = sources;
        this.sql = sql;
        this.transactions = transactions;
        this.consumers = consumers;
    }

    @Test
    void aBeltThatStandsStillLagsMoreAndMoreUntilItGoesOn() throws Exception {
        String text = metrics();
        consumers.forEach(consumer -> assertThat(text).contains("belt=\"" + consumer.name() + "\""));
        Tracking tracking = new Tracking(house, sources);
        await("commerce", lag -> lag == 0);
        transactions.executeWithoutResult(status -> {
            sql.lock(List.of("commerce"), true);
            send(tracking);
            await("commerce", lag -> lag > 2);
        });
        await("commerce", lag -> lag == 0);
    }

    private void await(String belt, DoublePredicate wanted) {
        Instant until = Instant.now().plus(Duration.ofSeconds(30));
        double lag = lag(belt);
        while (!wanted.test(lag)) {
            assertThat(Instant.now()).as("the lag is %s", lag).isBefore(until);
            pause();
            lag = lag(belt);
        }
    }

    private double lag(String belt) {
        Matcher line = Pattern.compile(
                        "^heartstring_belt_lag_seconds\\{belt=\"" + belt + "\"} (\\S+)$", Pattern.MULTILINE)
                .matcher(metrics());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private String metrics() {
        return api.get("/actuator/prometheus").body();
    }

    private static void send(Tracking tracking) {
        try {
            assertThat(tracking.post("track", "{\"userId\":\"lag\",\"event\":\"Looked\"}")
                            .statusCode())
                    .isEqualTo(200);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
