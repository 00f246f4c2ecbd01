package heartstring.platform.time;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The time it is, or, for whoever tells what happened before, the time it was. */
public final class HouseClock implements InstantSource {

    private static final ScopedValue<Instant> TOLD = ScopedValue.newInstance();

    @Override
    public Instant instant() {
        return TOLD.isBound() ? TOLD.get() : Instant.now();
    }

    /** Does something as if it were that moment; for this thread alone. */
    public static void at(Instant then, Runnable telling) {
        ScopedValue.where(TOLD, then).run(telling);
    }

    /** The same, with an answer. */
    public static <T> T answerAt(Instant then, Supplier<T> telling) {
        return ScopedValue.where(TOLD, then).call(telling::get);
    }
}
