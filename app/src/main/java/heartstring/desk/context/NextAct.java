package heartstring.desk.context;

import java.util.Optional;

/** Says what to do for a customer next; found by itself where there is one. */
interface NextAct {

    /** As JSON, decided now where nothing is decided for today yet; empty for nothing. */
    Optional<String> of(long customerId);
}
