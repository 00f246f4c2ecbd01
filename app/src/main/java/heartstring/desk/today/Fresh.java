package heartstring.desk.today;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is counted over the whole house, and kept for a while. */
final class Fresh<T> {

    private final InstantSource time;
    private final Duration howLong;
    private final Supplier<T> counting;
    private volatile @Nullable Held<T> held;

    Fresh(InstantSource time, Duration howLong, Supplier<T> counting) {
        this.time = time;
        this.howLong = howLong;
        this.counting = counting;
    }

    private record Held<T>(T value, Instant at) {}

    T get() {
        Instant now = time.instant();
        Held<T> there = held;
        if (there == null || !there.at().plus(howLong).isAfter(now)) {
            there = new Held<>(counting.get(), now);
            held = there;
        }
        return there.value();
    }
}
