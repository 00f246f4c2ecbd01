package heartstring.platform.postgres;

import org.springframework.context.SmartLifecycle;

/**
 * In which order the house closes: the doors first, which Spring Boot closes 2,048 below its default; then what works by
 * itself; then what hears of other nodes; then, with the beans, the pool, and PostgreSQL last. It opens the other way round.
 */
public final class Phases {

    /** Loops that carry, write and watch; whoever came in before the doors closed still finds them. */
    public static final int LOOPS = SmartLifecycle.DEFAULT_PHASE - 4_096;

    /** What others are told by. */
    public static final int NEWS = SmartLifecycle.DEFAULT_PHASE - 8_192;

    private Phases() {}
}
